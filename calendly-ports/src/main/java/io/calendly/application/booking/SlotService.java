package io.calendly.application.booking;

import io.calendly.application.availability.WindowRefusal;
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

/** The service that answers which start times of an event type can be booked, and why others cannot. */
public final class SlotService {

    private final Transactor transactor;
    private final InstantSource clock;

    /**
     * Uses a storage and a clock.
     *
     * @param transactor the storage
     * @param clock the clock
     */
    public SlotService(Transactor transactor, InstantSource clock) {
        this.transactor = Objects.requireNonNull(transactor, "transactor");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /**
     * Returns the slots that can be booked.
     *
     * @param window the window of the start times
     * @param duration the duration in seconds; empty for the shortest that the event type offers
     * @param moving a booking of the event type that would be moved; empty for a new one
     * @return the slots by start
     * @throws RefusedException with {@link EventTypeRefusal.UnknownEventType} if there is no such event type
     * @throws RefusedException with {@link WindowRefusal.WindowTooLong} if the window is longer than
     *     {@link BookingQuestion#MAX_WINDOW}
     * @throws RefusedException with {@link BookingRefusal.DurationNotOffered} if the event type does not offer the duration
     * @throws RefusedException with {@link BookingRefusal.UnknownBooking} if the event type has no such booking
     * @throws RefusedException with {@link BookingRefusal.WrongStatus} if the booking can no longer be moved
     * @throws RefusedException with {@link BookingRefusal.TooManySlots} if there are too many slots for one list
     */
    public List<BookableSlot> slots(EventTypeId id, TimeSlot window, OptionalInt duration, Optional<BookingId> moving) {
        if (window.duration().compareTo(BookingQuestion.MAX_WINDOW) > 0) {
            throw new RefusedException(new WindowRefusal.WindowTooLong(BookingQuestion.MAX_WINDOW));
        }
        Instant now = clock.instant();
        return transactor.readOnly(stores -> {
            DecisionReads reads = DecisionReads.of(stores, id);
            BookingQuestion question = BookingQuestion.window(reads.eventType(), duration, window, now);
            return reads.bookability(about(stores, question, moving)).slots();
        });
    }

    /**
     * Returns every reason why a start time cannot be booked; none if it can.
     *
     * @param start in epoch seconds
     * @param duration the duration in seconds; empty for the shortest that the event type offers
     * @param moving a booking of the event type that would be moved; empty for a new one
     * @throws RefusedException with {@link EventTypeRefusal.UnknownEventType} if there is no such event type
     * @throws RefusedException with {@link TimeRefusal.InvalidSlot} if there is no slot with this start
     * @throws RefusedException with {@link BookingRefusal.DurationNotOffered} if the event type does not offer the duration
     * @throws RefusedException with {@link BookingRefusal.UnknownBooking} if the event type has no such booking
     * @throws RefusedException with {@link BookingRefusal.WrongStatus} if the booking can no longer be moved
     */
    public List<Reason> reasons(EventTypeId id, long start, OptionalInt duration, Optional<BookingId> moving) {
        Instant now = clock.instant();
        return transactor.readOnly(stores -> {
            DecisionReads reads = DecisionReads.of(stores, id);
            BookingQuestion question = BookingQuestion.start(reads.eventType(), duration, start, now);
            BookingQuestion asked = about(stores, question, moving);
            TimeSlot.requested(start, start + asked.duration());
            return reads.bookability(asked).reasons(start);
        });
    }

    private static BookingQuestion about(Stores stores, BookingQuestion question, Optional<BookingId> moving) {
        if (moving.isEmpty()) {
            return question;
        }
        EventType eventType = question.type();
        HostedBooking booking = stores.bookings()
                .find(moving.get())
                .filter(found -> found.booking().eventType().equals(eventType.id()))
                .orElseThrow(() -> new RefusedException(new BookingRefusal.UnknownBooking(moving.get())));
        booking.booking().requireCanMove();
        return question.moving(booking.booking(), booking.hosts());
    }
}
