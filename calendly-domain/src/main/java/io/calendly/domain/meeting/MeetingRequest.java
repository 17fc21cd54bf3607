package io.calendly.domain.meeting;

import io.calendly.domain.refusal.Refusal;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.user.UserId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A wish to meet that could be granted: everything about it is in order that can be told without looking at a calendar.
 */
public final class MeetingRequest {

    /** How many people meet at most. */
    public static final int MAX_ATTENDEES = 100;

    private final MeetingId id;
    private final SortedSet<UserId> attendees;
    private final TimeSlot slot;
    private final MeetingDetails details;
    private final Optional<MeetingId> series;
    private final Instant now;

    private MeetingRequest(
            MeetingId id,
            SortedSet<UserId> attendees,
            TimeSlot slot,
            MeetingDetails details,
            Optional<MeetingId> series,
            Instant now) {
        this.id = Objects.requireNonNull(id, "id");
        this.attendees = Collections.unmodifiableSortedSet(attendees);
        this.slot = slot;
        this.details = Objects.requireNonNull(details, "details");
        this.series = series;
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
     * @throws Refusal.TooManyAttendees if there are more than {@link #MAX_ATTENDEES}
     */
    public static MeetingRequest of(MeetingId id, Collection<UserId> attendees, TimeSlot slot, Instant now) {
        Refusal.InThePast.requireNotPast(slot, now);
        SortedSet<UserId> different = new TreeSet<>(attendees);
        if (different.size() < 2) {
            throw new Refusal.TooFewAttendees(different);
        }
        if (different.size() > MAX_ATTENDEES) {
            throw new Refusal.TooManyAttendees(different.size(), MAX_ATTENDEES);
        }
        return new MeetingRequest(id, different, slot, MeetingDetails.NONE, Optional.empty(), now);
    }

    /** The same request, with words to it. */
    public MeetingRequest describedAs(MeetingDetails words) {
        return new MeetingRequest(id, attendees, slot, words, series, now);
    }

    /** The same request, as the first of a series. */
    public MeetingRequest startingSeries() {
        return new MeetingRequest(id, attendees, slot, details, Optional.of(id), now);
    }

    /** The same request at a later time, as another one of the same series. */
    public MeetingRequest occurrenceAt(MeetingId name, TimeSlot later) {
        return new MeetingRequest(name, attendees, later, details, series, now);
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

    /** What it is to be about, and where. */
    public MeetingDetails details() {
        return details;
    }

    /** The first meeting of the series that it is to belong to, if it is to recur. */
    public Optional<MeetingId> series() {
        return series;
    }

    /** When the request was made, to the second. */
    public Instant now() {
        return now;
    }
}
