package io.calendly.domain.meeting;

import io.calendly.domain.availability.Buffers;
import io.calendly.domain.availability.Occupancy;
import io.calendly.domain.availability.OccupancyOwner;
import io.calendly.domain.refusal.RefusedException;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.user.UserId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A meeting, scheduled or canceled.
 *
 * @param id the id
 * @param attendees the users who meet, by ascending id: at least two, or one if the meeting was booked
 * @param slot the time of the meeting
 * @param details the texts
 * @param series the series that the meeting belongs to; empty if it does not recur
 * @param booked the terms on which invitees have booked it; empty for a meeting among users alone
 * @param history the changes that the meeting has been through
 */
public record Meeting(
        MeetingId id,
        SortedSet<UserId> attendees,
        TimeSlot slot,
        MeetingDetails details,
        Optional<Series> series,
        Optional<BookedTerms> booked,
        History history) {

    /** The status of a meeting. */
    public enum Status {
        /** The meeting takes place, and takes the time of its attendees. */
        SCHEDULED,
        /** The meeting does not take place, and takes no time. */
        CANCELED
    }

    /**
     * The changes that a meeting has been through.
     *
     * @param createdAt the time at which it was scheduled
     * @param rescheduledFrom its slot before it was last rescheduled; empty if it never was
     * @param cancellation its cancellation; empty unless it is canceled
     * @param version 1 at first, incremented by each change
     */
    public record History(
            Instant createdAt, Optional<TimeSlot> rescheduledFrom, Optional<Cancellation> cancellation, long version) {

        /**
         * Checks the components.
         *
         * @throws NullPointerException if a component is null
         * @throws IllegalArgumentException if the version is not positive
         */
        public History {
            Objects.requireNonNull(createdAt, "createdAt");
            Objects.requireNonNull(rescheduledFrom, "rescheduledFrom");
            Objects.requireNonNull(cancellation, "cancellation");
            if (version < 1) {
                throw new IllegalArgumentException("version must be positive, not " + version);
            }
        }
    }

    /**
     * Checks the components.
     *
     * @throws NullPointerException if a component is null
     * @throws IllegalArgumentException if there are fewer than two attendees, or none in a booked meeting
     */
    public Meeting {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(slot, "slot");
        Objects.requireNonNull(details, "details");
        Objects.requireNonNull(series, "series");
        Objects.requireNonNull(booked, "booked");
        Objects.requireNonNull(history, "history");
        attendees = Collections.unmodifiableSortedSet(new TreeSet<>(attendees));
        int min = minAttendees(booked);
        if (attendees.size() < min) {
            throw new IllegalArgumentException("attendees must be at least " + min + ", not " + attendees);
        }
    }

    /** Makes a meeting among users alone. */
    public Meeting(
            MeetingId id,
            SortedSet<UserId> attendees,
            TimeSlot slot,
            MeetingDetails details,
            Optional<Series> series,
            History history) {
        this(id, attendees, slot, details, series, Optional.empty(), history);
    }

    /** Returns the minimum number of attendees: an invitee makes up for one of the two. */
    private static int minAttendees(Optional<BookedTerms> booked) {
        return booked.isPresent() ? 1 : 2;
    }

    /** Returns the meeting that the request asks for, in version 1. */
    static Meeting scheduled(MeetingRequest request) {
        return new Meeting(
                request.id(),
                request.attendees(),
                request.slot(),
                request.details(),
                request.series(),
                Optional.empty(),
                newHistory(request.now()));
    }

    /**
     * Returns a meeting that an invitee books, in version 1. Whether the hosts can take it is decided by the rules of
     * the event type, not here.
     *
     * @param hosts at least one
     * @param now the time of the booking; truncated to the second
     */
    public static Meeting booked(
            MeetingId id,
            SortedSet<UserId> hosts,
            TimeSlot slot,
            MeetingDetails details,
            BookedTerms terms,
            Instant now) {
        return new Meeting(id, hosts, slot, details, Optional.empty(), Optional.of(terms), newHistory(now));
    }

    private static History newHistory(Instant now) {
        return new History(now.truncatedTo(ChronoUnit.SECONDS), Optional.empty(), Optional.empty(), 1);
    }

    /** Returns this meeting as an owner of occupied time. */
    public OccupancyOwner owner() {
        return new OccupancyOwner(OccupancyOwner.Kind.MEETING, id.value());
    }

    /** Returns the time that the meeting takes of its attendees, by ascending id; none if it is canceled. */
    public List<Occupancy> occupancies() {
        if (status() == Status.CANCELED) {
            return List.of();
        }
        Buffers buffers = booked.map(BookedTerms::buffers).orElse(Buffers.NONE);
        return attendees.stream()
                .map(attendee -> new Occupancy(owner(), attendee, slot, buffers, Optional.empty()))
                .toList();
    }

    /** Returns the status. */
    public Status status() {
        return history.cancellation.isEmpty() ? Status.SCHEDULED : Status.CANCELED;
    }

    /** Returns the time at which the meeting was scheduled. */
    public Instant createdAt() {
        return history.createdAt;
    }

    /** Returns the slot before the meeting was last rescheduled; empty if it never was. */
    public Optional<TimeSlot> rescheduledFrom() {
        return history.rescheduledFrom;
    }

    /** Returns the cancellation; empty unless the meeting is canceled. */
    public Optional<Cancellation> cancellation() {
        return history.cancellation;
    }

    /** Returns the version: 1 at first, incremented by each change. */
    public long version() {
        return history.version;
    }

    /**
     * Returns this meeting with another slot, other attendees and other texts, in the next version; the same meeting if
     * nothing differs. Whether that is possible is for {@link PlannedChange} or the rules of an event type to decide.
     *
     * @throws RefusedException with {@link MeetingRefusal.TooFewAttendees} if too few are left
     */
    public Meeting changed(TimeSlot newSlot, SortedSet<UserId> newAttendees, MeetingDetails newDetails) {
        if (newSlot.equals(slot) && newAttendees.equals(attendees) && newDetails.equals(details)) {
            return this;
        }
        if (newAttendees.size() < minAttendees(booked)) {
            throw new RefusedException(new MeetingRefusal.TooFewAttendees(newAttendees));
        }
        Optional<TimeSlot> from = newSlot.equals(slot) ? history.rescheduledFrom : Optional.of(slot);
        return new Meeting(id, newAttendees, newSlot, newDetails, series, booked, nextHistory(from, Optional.empty()));
    }

    /**
     * Returns this meeting with other texts.
     *
     * @throws RefusedException with {@link MeetingRefusal.AlreadyCanceled} if it is canceled
     */
    public Meeting describedAs(MeetingDetails other) {
        requireScheduled();
        return changed(slot, attendees, other);
    }

    /**
     * Returns this meeting, canceled, so that its time is free again.
     *
     * @param now the time of the cancellation; truncated to the second
     * @param reason the reason; empty if none is given
     * @throws RefusedException with {@link MeetingRefusal.AlreadyCanceled} if it is canceled already
     */
    public Meeting canceled(Instant now, String reason) {
        requireScheduled();
        Cancellation cancellation = new Cancellation(now.truncatedTo(ChronoUnit.SECONDS), reason);
        return new Meeting(
                id,
                attendees,
                slot,
                details,
                series,
                booked,
                nextHistory(history.rescheduledFrom, Optional.of(cancellation)));
    }

    private History nextHistory(Optional<TimeSlot> rescheduledFrom, Optional<Cancellation> cancellation) {
        return new History(history.createdAt, rescheduledFrom, cancellation, history.version + 1);
    }

    /**
     * Checks that the meeting is scheduled.
     *
     * @throws RefusedException with {@link MeetingRefusal.AlreadyCanceled} if it is canceled
     */
    public void requireScheduled() {
        if (history.cancellation.isPresent()) {
            throw new RefusedException(new MeetingRefusal.AlreadyCanceled(id));
        }
    }
}
