package io.calendly.domain.meeting;

import io.calendly.domain.refusal.Refusal;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.user.UserId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A wish to meet that could be granted: everything about it is in order that can be told without looking at a calendar.
 */
public final class MeetingRequest {

    private final MeetingId id;
    private final SortedSet<UserId> attendees;
    private final TimeSlot slot;
    private final Instant now;

    private MeetingRequest(MeetingId id, SortedSet<UserId> attendees, TimeSlot slot, Instant now) {
        this.id = Objects.requireNonNull(id, "id");
        this.attendees = Collections.unmodifiableSortedSet(attendees);
        this.slot = slot;
        this.now = now.truncatedTo(ChronoUnit.SECONDS);
    }

    /**
     * A request to meet.
     *
     * @param id what the meeting will be called
     * @param attendees who is to meet; somebody named twice counts once
     * @param slot when they are to meet
     * @param now when the request is made
     * @throws Refusal.InThePast if the slot starts before now
     * @throws Refusal.TooFewAttendees if there are not two different people
     */
    public static MeetingRequest of(MeetingId id, Collection<UserId> attendees, TimeSlot slot, Instant now) {
        Refusal.InThePast.refuse(slot, now);
        SortedSet<UserId> different = new TreeSet<>(attendees);
        if (different.size() < 2) {
            throw new Refusal.TooFewAttendees(different);
        }
        return new MeetingRequest(id, different, slot, now);
    }

    /** What the meeting will be called. */
    public MeetingId id() {
        return id;
    }

    /** Who is to meet: at least two, by ascending id. */
    public SortedSet<UserId> attendees() {
        return attendees;
    }

    /** When they are to meet. */
    public TimeSlot slot() {
        return slot;
    }

    /** When the request was made, to the second. */
    public Instant now() {
        return now;
    }
}
