package io.calendly.application.booking;

import io.calendly.application.availability.WindowRefusal;
import io.calendly.domain.access.Caller;
import io.calendly.domain.access.Rule;
import io.calendly.domain.booking.BookableSlot;
import io.calendly.domain.booking.BookingId;
import io.calendly.domain.booking.BookingQuestion;
import io.calendly.domain.booking.BookingRefusal;
import io.calendly.domain.booking.Reason;
import io.calendly.domain.eventtype.EventType;
import io.calendly.domain.eventtype.EventTypeId;
import io.calendly.domain.eventtype.EventTypeRefusal;
import io.calendly.domain.refusal.RefusedException;
import io.calendly.domain.time.TimeRefusal;
import io.calendly.domain.time.TimeSlot;
import io.calendly.ports.HostedBooking;
import io.calendly.ports.Stores;
import io.calendly.ports.Transactor;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The service that answers which start times of an event type can be booked, and why others cannot. Any caller may ask. A
 * caller who may not see the event type gets only the codes of the reasons, and nothing about an event type that is inactive.
 */
public final class SlotService {

    private final Transactor transactor;
    private final InstantSource clock;
    private final Caller caller;

    /**
     * Uses a storage and a clock on behalf of a caller.
     *
     * @param transactor the storage
     * @param clock the clock
     * @param caller the caller
     */
    public SlotService(Transactor transactor, InstantSource clock, Caller caller) {
        this.transactor = Objects.requireNonNull(transactor, "transactor");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.caller = Objects.requireNonNull(caller, "caller");
    }

    /**
     * A booking that would be moved.
     *
     * @param booking a booking of the event type; empty for a new one
     * @param token the token of the invitee; empty for a host
     */
    public record Moving(Optional<BookingId> booking, Optional<ManageToken> token) {

        /** Nothing is moved: a new booking would be made. */
        public static final Moving NOTHING = new Moving(Optional.empty(), Optional.empty());

        /** @throws NullPointerException if a component is null */
        public Moving {
            Objects.requireNonNull(booking, "booking");
            Objects.requireNonNull(token, "token");
        }

        /** Returns a booking that a host would move. */
        public static Moving of(BookingId booking) {
            return new Moving(Optional.of(booking), Optional.empty());
        }
    }

    /**
     * Returns the slots that can be booked.
     *
     * @param window the window of the start times
     * @param duration the duration in seconds; empty for the shortest that the event type offers
     * @param moving the booking that would be moved, if there is one
     * @return the slots by start
     * @throws RefusedException with {@link EventTypeRefusal.UnknownEventType} if there is no such event type
     * @throws RefusedException with {@link WindowRefusal.WindowTooLong} if the window is longer than
     *     {@link BookingQuestion#MAX_WINDOW}
     * @throws RefusedException with {@link BookingRefusal.DurationNotOffered} if the event type does not offer the duration
     * @throws RefusedException with {@link BookingRefusal.UnknownBooking} if the event type has no such booking
     * @throws RefusedException with {@link BookingRefusal.WrongStatus} if the booking can no longer be moved
     * @throws RefusedException with {@link BookingRefusal.TooManySlots} if there are too many slots for one list
     */
    public List<BookableSlot> slots(EventTypeId id, TimeSlot window, OptionalInt duration, Moving moving) {
        if (window.duration().compareTo(BookingQuestion.MAX_WINDOW) > 0) {
            throw new RefusedException(new WindowRefusal.WindowTooLong(BookingQuestion.MAX_WINDOW));
        }
        Instant now = clock.instant();
        return transactor.readOnly(stores -> {
            DecisionReads reads = reads(stores, id, moving);
            BookingQuestion question = BookingQuestion.window(reads.eventType(), duration, window, now);
            return reads.bookability(about(stores, question, moving)).slots();
        });
    }

    /**
     * Returns every reason why a start time cannot be booked; none if it can.
     *
     * @param start in epoch seconds
     * @param duration the duration in seconds; empty for the shortest that the event type offers
     * @param moving the booking that would be moved, if there is one
     * @throws RefusedException with {@link EventTypeRefusal.UnknownEventType} if there is no such event type
     * @throws RefusedException with {@link TimeRefusal.InvalidSlot} if there is no slot with this start
     * @throws RefusedException with {@link BookingRefusal.DurationNotOffered} if the event type does not offer the duration
     * @throws RefusedException with {@link BookingRefusal.UnknownBooking} if the event type has no such booking
     * @throws RefusedException with {@link BookingRefusal.WrongStatus} if the booking can no longer be moved
     */
    public List<Reason> reasons(EventTypeId id, long start, OptionalInt duration, Moving moving) {
        Instant now = clock.instant();
        return transactor.readOnly(stores -> {
            DecisionReads reads = reads(stores, id, moving);
            BookingQuestion question = BookingQuestion.start(reads.eventType(), duration, start, now);
            BookingQuestion asked = about(stores, question, moving);
            TimeSlot.requested(start, start + asked.duration());
            List<Reason> reasons = reads.bookability(asked).reasons(start);
            return reads.viewer(caller, moving.token()).apply(reasons);
        });
    }

    /** Reads the event type. An invitee knows that of the booking, also if it is inactive. */
    private DecisionReads reads(Stores stores, EventTypeId id, Moving moving) {
        boolean isKnown = moving.token().isPresent()
                && moving.booking()
                        .flatMap(stores.bookings()::find)
                        .filter(found -> found.booking().eventType().equals(id)
                                && moving.token().get().matches(found.booking().tokenHash()))
                        .isPresent();
        return isKnown ? DecisionReads.of(stores, id) : DecisionReads.of(stores, id, caller);
    }

    private BookingQuestion about(Stores stores, BookingQuestion question, Moving moving) {
        if (moving.booking().isEmpty()) {
            return question;
        }
        BookingId id = moving.booking().get();
        EventType eventType = question.type();
        HostedBooking booking = stores.bookings()
                .find(id)
                .filter(found -> found.booking().eventType().equals(eventType.id()))
                .orElseThrow(() -> new RefusedException(new BookingRefusal.UnknownBooking(id)));
        new BookingAccess(caller).require(Rule.SEE_BOOKING, stores, booking, moving.token());
        booking.booking().requireCanMove();
        return question.moving(booking.booking(), booking.hosts());
    }
}
