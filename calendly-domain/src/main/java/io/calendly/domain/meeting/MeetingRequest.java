package io.calendly.domain.meeting;

import io.calendly.domain.refusal.RefusedException;
import io.calendly.domain.time.TimeRefusal;
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

/** A validated request for a meeting. Only the calendars of the attendees remain to be checked. */
public final class MeetingRequest {

    /** The maximum number of attendees. */
    public static final int MAX_ATTENDEES = 100;

    private final MeetingId id;
    private final SortedSet<UserId> attendees;
    private final TimeSlot slot;
    private final MeetingDetails details;
    private final Optional<Series> series;
    private final Instant now;

    private MeetingRequest(
            MeetingId id,
            SortedSet<UserId> attendees,
            TimeSlot slot,
            MeetingDetails details,
            Optional<Series> series,
            Instant now) {
        this.id = Objects.requireNonNull(id, "id");
        this.attendees = Collections.unmodifiableSortedSet(attendees);
        this.slot = slot;
        this.details = Objects.requireNonNull(details, "details");
        this.series = series;
        this.now = now.truncatedTo(ChronoUnit.SECONDS);
    }

    /**
     * Validates a request for a meeting.
     *
     * @param id the id that the meeting will have
     * @param attendees the users who are to meet; duplicates count once
     * @param slot the slot of the meeting
     * @param now the time of the request
     * @throws RefusedException with {@link TimeRefusal.InThePast} if the slot starts before now
     * @throws RefusedException with {@link MeetingRefusal.TooFewAttendees} if there are not two different users
     * @throws RefusedException with {@link MeetingRefusal.TooManyAttendees} if there are more than
     *     {@link #MAX_ATTENDEES}
     */
    public static MeetingRequest of(MeetingId id, Collection<UserId> attendees, TimeSlot slot, Instant now) {
        slot.requireNotPast(now);
        return new MeetingRequest(id, requireAttendees(attendees, 2), slot, MeetingDetails.NONE, Optional.empty(), now);
    }

    /** Returns the different users, who must be at least a minimum and as many as a meeting may have. */
    static SortedSet<UserId> requireAttendees(Collection<UserId> attendees, int min) {
        SortedSet<UserId> different = new TreeSet<>(attendees);
        if (different.size() < min) {
            throw new RefusedException(new MeetingRefusal.TooFewAttendees(different));
        }
        if (different.size() > MAX_ATTENDEES) {
            throw new RefusedException(new MeetingRefusal.TooManyAttendees(different.size(), MAX_ATTENDEES));
        }
        return different;
    }

    /** Returns this request with other texts. */
    public MeetingRequest describedAs(MeetingDetails words) {
        return new MeetingRequest(id, attendees, slot, words, series, now);
    }

    /**
     * Returns this request as the first occurrence of a series, which gets the id of the meeting.
     *
     * @param timeZone the IANA time zone of the wall clock of the series
     */
    public MeetingRequest startingSeries(String timeZone) {
        return new MeetingRequest(id, attendees, slot, details, Optional.of(new Series(id, timeZone)), now);
    }

    /** Returns a request for another occurrence of the same series, with an id of its own. */
    public MeetingRequest occurrenceAt(MeetingId occurrence, TimeSlot later) {
        return new MeetingRequest(occurrence, attendees, later, details, series, now);
    }

    /** Returns the id that the meeting will have. */
    public MeetingId id() {
        return id;
    }

    /** Returns the users who are to meet: at least two, by ascending id. */
    public SortedSet<UserId> attendees() {
        return attendees;
    }

    /** Returns the requested slot. */
    public TimeSlot slot() {
        return slot;
    }

    /** Returns the texts of the meeting. */
    public MeetingDetails details() {
        return details;
    }

    /** Returns the series; empty if the meeting does not recur. */
    public Optional<Series> series() {
        return series;
    }

    /** Returns the time of the request, truncated to the second. */
    public Instant now() {
        return now;
    }
}
