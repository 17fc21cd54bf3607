package io.calendly.domain.booking;

import io.calendly.domain.eventtype.EventTypeId;
import io.calendly.domain.refusal.Refusal;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.user.UserId;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/** A refusal that concerns a booking or a hold. */
public sealed interface BookingRefusal extends Refusal {

    /**
     * There is no such booking.
     *
     * @param id the id
     */
    record UnknownBooking(BookingId id) implements BookingRefusal {

        @Override
        public Kind kind() {
            return Kind.UNKNOWN;
        }

        @Override
        public String code() {
            return "unknown-booking";
        }
    }

    /**
     * The event type has no such hold.
     *
     * @param id the id
     */
    record UnknownHold(HoldId id) implements BookingRefusal {

        @Override
        public Kind kind() {
            return Kind.UNKNOWN;
        }

        @Override
        public String code() {
            return "unknown-hold";
        }
    }

    /**
     * The start time cannot be booked.
     *
     * @param eventType the event type
     * @param slot the slot that was asked for
     * @param reasons all reasons, at least one
     */
    record NotBookable(EventTypeId eventType, TimeSlot slot, List<Reason> reasons) implements BookingRefusal {

        /** Copies the list. */
        public NotBookable {
            reasons = List.copyOf(reasons);
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public String code() {
            return "not-bookable";
        }
    }

    /**
     * There are more slots in the window than a list may have.
     *
     * @param max the maximum
     */
    record TooManySlots(int max) implements BookingRefusal {

        @Override
        public Kind kind() {
            return Kind.INVALID;
        }

        @Override
        public String code() {
            return "too-many-slots";
        }
    }

    /**
     * The user cannot be deleted while an invitee holds a slot of the user.
     *
     * @param host the user
     * @param until the time at which the last hold expires
     */
    record SlotsHeld(UserId host, Instant until) implements BookingRefusal {

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public String code() {
            return "slots-held";
        }
    }

    /**
     * The event type does not offer the duration.
     *
     * @param duration the duration that was asked for, in seconds
     * @param durations those that it offers
     */
    record DurationNotOffered(long duration, SortedSet<Integer> durations) implements BookingRefusal {

        @Override
        public Kind kind() {
            return Kind.INVALID;
        }

        @Override
        public String code() {
            return "duration-not-offered";
        }
    }

    /**
     * Answers are missing or not valid.
     *
     * @param faults the faults by the name of the question
     */
    record InvalidAnswers(Map<String, Answers.Fault> faults) implements BookingRefusal {

        /** Copies the faults. */
        public InvalidAnswers {
            faults = Collections.unmodifiableMap(new LinkedHashMap<>(faults));
        }

        @Override
        public Kind kind() {
            return Kind.INVALID;
        }

        @Override
        public String code() {
            return "invalid-answers";
        }
    }

    /**
     * The hold has expired.
     *
     * @param id the id of the hold
     * @param expiredAt the time by which it did
     */
    record HoldExpired(HoldId id, Instant expiredAt) implements BookingRefusal {

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public String code() {
            return "hold-expired";
        }
    }

    /**
     * The hold is not on the slot that is to be booked.
     *
     * @param id the id of the hold
     * @param held the slot that it is on
     */
    record HoldOfAnotherSlot(HoldId id, TimeSlot held) implements BookingRefusal {

        @Override
        public Kind kind() {
            return Kind.INVALID;
        }

        @Override
        public String code() {
            return "hold-of-another-slot";
        }
    }

    /**
     * The booking does not go from its status to the wanted one.
     *
     * @param id the id of the booking
     * @param status its status
     * @param wanted the status that it would have
     */
    record WrongStatus(BookingId id, Booking.Status status, Booking.Status wanted) implements BookingRefusal {

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public String code() {
            return "wrong-booking-status";
        }
    }

    /**
     * The meeting starts too soon for the invitee to cancel or reschedule.
     *
     * @param id the id of the booking
     * @param until the time until which it was possible, in epoch seconds
     */
    record TooLate(BookingId id, long until) implements BookingRefusal {

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public String code() {
            return "too-late-to-change";
        }
    }

    /**
     * The token is not that of the booking.
     *
     * @param id the id of the booking
     */
    record WrongToken(BookingId id) implements BookingRefusal {

        @Override
        public Kind kind() {
            return Kind.FORBIDDEN;
        }

        @Override
        public String code() {
            return "wrong-manage-token";
        }
    }
}
