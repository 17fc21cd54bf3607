package io.calendly.ports;

import io.calendly.domain.meeting.Meeting;
import io.calendly.domain.user.UserId;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A meeting with the names of its attendees, for callers who show it.
 *
 * @param meeting the meeting
 * @param names the name of each attendee; of one who was removed, the last name
 */
public record NamedMeeting(Meeting meeting, SortedMap<UserId, String> names) {

    /**
     * Copies the names.
     *
     * @throws NullPointerException if a component is null
     */
    public NamedMeeting {
        Objects.requireNonNull(meeting, "meeting");
        names = Collections.unmodifiableSortedMap(new TreeMap<>(names));
    }
}
