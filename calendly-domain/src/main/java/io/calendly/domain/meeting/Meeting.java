package io.calendly.domain.meeting;

import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.user.UserId;
import java.time.Instant;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * People who meet in a slot of their free time.
 *
 * @param id the name of the meeting
 * @param attendees who meets: at least two, by ascending id
 * @param slot when they meet
 * @param createdAt when it was scheduled
 */
public record Meeting(MeetingId id, SortedSet<UserId> attendees, TimeSlot slot, Instant createdAt) {

    /**
     * @throws NullPointerException if a component is null
     * @throws IllegalArgumentException if there are fewer than two attendees
     */
    public Meeting {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(slot, "slot");
        Objects.requireNonNull(createdAt, "createdAt");
        attendees = Collections.unmodifiableSortedSet(new TreeSet<>(attendees));
        if (attendees.size() < 2) {
            throw new IllegalArgumentException("attendees must be at least two, not " + attendees);
        }
    }
}
