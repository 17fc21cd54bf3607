package io.calendly.domain.booking;

import io.calendly.domain.eventtype.EventTypeId;
import io.calendly.domain.meeting.Cancellation;
import io.calendly.domain.meeting.Meeting;
import io.calendly.domain.meeting.MeetingId;
import io.calendly.domain.refusal.RefusedException;
import io.calendly.domain.text.TextRule;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.user.Profile;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * An invitee's place in a {@link Meeting}. The meeting takes the time of the hosts; the booking knows the invitee.
 *
 * <pre>
 *   PENDING ---&gt; CONFIRMED ---&gt; NO_SHOW
 *      |  \          |
 *      |   \---------+--------&gt; CANCELED
 *      v
 *   DECLINED
 * </pre>
 *
 * @param id the id
 * @param eventType the id of the event type
 * @param meeting the id of the meeting
 * @param slot the time of the meeting
 * @param party the invitee and what the invitee has said
 * @param status the status
 * @param tokenHash the hash of the secret by which the invitee manages it
 * @param history the changes that it has been through
 */
public record Booking(
        BookingId id,
        EventTypeId eventType,
        MeetingId meeting,
        TimeSlot slot,
        Party party,
        Status status,
        String tokenHash,
        History history) {

    /** The status of a booking. */
    public enum Status {
        /** The booking waits for a host to confirm it. It has its place. */
        PENDING,
        /** The booking has its place. */
        CONFIRMED,
        /** A host has declined the booking. */
        DECLINED,
        /** The invitee or a host has canceled the booking. */
        CANCELED,
        /** The invitee did not come. The time was taken all the same. */
        NO_SHOW;

        /** Checks whether a booking of this status has a place in its meeting. */
        public boolean hasPlace() {
            return this == PENDING || this == CONFIRMED || this == NO_SHOW;
        }
    }

    /**
     * An invitee with company, and the answers to the questions of the event type.
     *
     * @param invitee the invitee
     * @param guests the e-mail addresses of further guests, at most {@link #MAX_GUESTS}. They take no seats
     * @param answers the answers
     */
    public record Party(Invitee invitee, List<String> guests, Answers answers) {

        /** The maximum number of guests. */
        public static final int MAX_GUESTS = 10;

        /** The rule for the e-mail addresses of guests. */
        public static final TextRule GUEST = Profile.EMAIL;

        /**
         * Copies the guests.
         *
         * @throws NullPointerException if a component is null
         * @throws IllegalArgumentException if there are too many guests, or if one is no e-mail address
         */
        public Party {
            Objects.requireNonNull(invitee, "invitee");
            guests = List.copyOf(guests);
            if (guests.size() > MAX_GUESTS) {
                throw new IllegalArgumentException("guests must be at most " + MAX_GUESTS + ", not " + guests.size());
            }
            guests.forEach(guest -> GUEST.require(guest, "guest"));
            Objects.requireNonNull(answers, "answers");
        }
    }

    /**
     * The changes that a booking has been through.
     *
     * @param createdAt the time at which it was made
     * @param rescheduledFrom its slot before it was last rescheduled; empty if it never was
     * @param ending when and why it was declined or canceled; empty unless it was
     * @param version 1 at first, incremented by each change
     */
    public record History(
            Instant createdAt, Optional<TimeSlot> rescheduledFrom, Optional<Cancellation> ending, long version) {

        /**
         * @throws NullPointerException if a component is null
         * @throws IllegalArgumentException if the version is not positive
         */
        public History {
            Objects.requireNonNull(createdAt, "createdAt");
            Objects.requireNonNull(rescheduledFrom, "rescheduledFrom");
            Objects.requireNonNull(ending, "ending");
            if (version < 1) {
                throw new IllegalArgumentException("version must be positive, not " + version);
            }
        }

        private History next(Optional<TimeSlot> from, Optional<Cancellation> end) {
            return new History(createdAt, from, end, version + 1);
        }
    }

    /** @throws NullPointerException if a component is null */
    public Booking {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(eventType, "eventType");
        Objects.requireNonNull(meeting, "meeting");
        Objects.requireNonNull(slot, "slot");
        Objects.requireNonNull(party, "party");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(tokenHash, "tokenHash");
        Objects.requireNonNull(history, "history");
    }

    /**
     * Returns a new booking, in version 1.
     *
     * @param meeting the id of the meeting that it is a place in
     * @param slot the time of the meeting
     * @param requiresConfirmation whether a host has to confirm it
     * @param now the time of the booking; truncated to the second
     */
    public static Booking made(
            BookingId id,
            EventTypeId eventType,
            MeetingId meeting,
            TimeSlot slot,
            Party party,
            boolean requiresConfirmation,
            String tokenHash,
            Instant now) {
        return new Booking(
                id,
                eventType,
                meeting,
                slot,
                party,
                requiresConfirmation ? Status.PENDING : Status.CONFIRMED,
                tokenHash,
                new History(now.truncatedTo(ChronoUnit.SECONDS), Optional.empty(), Optional.empty(), 1));
    }

    /** Returns the time at which the booking was made. */
    public Instant createdAt() {
        return history.createdAt;
    }

    /** Returns the version: 1 at first, incremented by each change. */
    public long version() {
        return history.version;
    }

    /** Checks whether the booking has a place in its meeting. */
    public boolean hasPlace() {
        return status.hasPlace();
    }

    /**
     * Returns this booking, confirmed.
     *
     * @throws RefusedException with {@link BookingRefusal.WrongStatus} unless it is pending
     */
    public Booking confirmed() {
        requireStatus(Status.CONFIRMED, Status.PENDING);
        return with(Status.CONFIRMED, Optional.empty());
    }

    /**
     * Returns this booking, declined, without its place.
     *
     * @param now the time of the decision; truncated to the second
     * @param reason the reason; empty if none is given
     * @throws RefusedException with {@link BookingRefusal.WrongStatus} unless it is pending
     */
    public Booking declined(Instant now, String reason) {
        requireStatus(Status.DECLINED, Status.PENDING);
        return with(Status.DECLINED, Optional.of(ending(now, reason)));
    }

    /**
     * Returns this booking, canceled, without its place.
     *
     * @param now the time of the cancellation; truncated to the second
     * @param reason the reason; empty if none is given
     * @throws RefusedException with {@link BookingRefusal.WrongStatus} unless it is pending or confirmed
     */
    public Booking canceled(Instant now, String reason) {
        requireStatus(Status.CANCELED, Status.PENDING, Status.CONFIRMED);
        return with(Status.CANCELED, Optional.of(ending(now, reason)));
    }

    /**
     * Returns this booking of an invitee who did not come.
     *
     * @throws RefusedException with {@link BookingRefusal.WrongStatus} unless it is confirmed
     */
    public Booking noShow() {
        requireStatus(Status.NO_SHOW, Status.CONFIRMED);
        return with(Status.NO_SHOW, Optional.empty());
    }

    /**
     * Returns this booking as a place in a meeting at another time, which may be another meeting. It keeps its status,
     * and remembers the slot that it had.
     *
     * @throws RefusedException with {@link BookingRefusal.WrongStatus} unless it is pending or confirmed
     */
    public Booking movedTo(Meeting other) {
        requireCanMove();
        return inMeeting(other);
    }

    private Booking inMeeting(Meeting other) {
        Optional<TimeSlot> from = other.slot().equals(slot) ? history.rescheduledFrom : Optional.of(slot);
        return new Booking(
                id, eventType, other.id(), other.slot(), party, status, tokenHash, history.next(from, history.ending));
    }

    /**
     * Returns this booking after a change of its meeting by a host: canceled with it, moved with it, or in a new version
     * if the hosts changed. No booking keeps a place in a canceled meeting.
     *
     * @param before the meeting before the change
     * @param after the meeting after the change
     */
    public Booking following(Meeting before, Meeting after) {
        if (after.cancellation().isPresent()) {
            return hasPlace() ? with(Status.CANCELED, after.cancellation()) : this;
        }
        boolean isSame = after.slot().equals(slot) && after.attendees().equals(before.attendees());
        return isSame ? this : inMeeting(after);
    }

    /**
     * Checks that this booking can be rescheduled.
     *
     * @throws RefusedException with {@link BookingRefusal.WrongStatus} unless it is pending or confirmed
     */
    public void requireCanMove() {
        requireStatus(status, Status.PENDING, Status.CONFIRMED);
    }

    /**
     * Checks that an invitee may still cancel or reschedule this booking.
     *
     * @param notice the minimum time from now to the start, in seconds
     * @throws RefusedException with {@link BookingRefusal.TooLate} if the meeting starts earlier than that
     */
    public void requireNotice(Instant now, int notice) {
        if (slot.start() < now.getEpochSecond() + notice) {
            throw new RefusedException(new BookingRefusal.TooLate(id, slot.start() - notice));
        }
    }

    private void requireStatus(Status wanted, Status... allowed) {
        if (!List.of(allowed).contains(status)) {
            throw new RefusedException(new BookingRefusal.WrongStatus(id, status, wanted));
        }
    }

    private static Cancellation ending(Instant now, String reason) {
        return new Cancellation(now.truncatedTo(ChronoUnit.SECONDS), reason);
    }

    private Booking with(Status next, Optional<Cancellation> ending) {
        return new Booking(
                id, eventType, meeting, slot, party, next, tokenHash, history.next(history.rescheduledFrom, ending));
    }
}
