package io.calendly.application.booking;

import io.calendly.application.meeting.HeldSlots;
import io.calendly.domain.access.Caller;
import io.calendly.domain.booking.Bookability;
import io.calendly.domain.booking.BookingQuestion;
import io.calendly.domain.booking.BookingRefusal;
import io.calendly.domain.booking.Hold;
import io.calendly.domain.booking.HoldId;
import io.calendly.domain.eventtype.EventType;
import io.calendly.domain.eventtype.EventTypeId;
import io.calendly.domain.eventtype.EventTypeRefusal;
import io.calendly.domain.refusal.RefusedException;
import io.calendly.domain.time.TimeRefusal;
import io.calendly.ports.Stores;
import io.calendly.ports.Transactor;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;

/** The service that keeps slots of event types for invitees. Any caller may hold a slot of an active event type. */
public final class HoldService {

    /** The time for which a hold that has expired is kept, so that a booking with it is refused as expired. */
    private static final Duration KEPT = Duration.ofDays(1);

    private final Transactor transactor;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Caller caller;

    /**
     * Uses a storage, a clock and a source of ids on behalf of a caller.
     *
     * @param transactor the storage
     * @param clock the clock
     * @param random the source of new ids; must be thread-safe
     * @param caller the caller
     */
    public HoldService(Transactor transactor, InstantSource clock, RandomGenerator random, Caller caller) {
        this.transactor = Objects.requireNonNull(transactor, "transactor");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.random = Objects.requireNonNull(random, "random");
        this.caller = Objects.requireNonNull(caller, "caller");
    }

    /**
     * Places a hold on a slot that can be booked. Until it expires, only its id books the slot.
     *
     * @param start the start in epoch seconds
     * @param duration the duration in seconds; empty for the shortest that the event type offers
     * @param seconds the time for which the slot is held, from {@link Hold#MIN_SECONDS} to {@link Hold#MAX_SECONDS}
     * @return the hold as stored
     * @throws IllegalArgumentException if the time is not in this range
     * @throws RefusedException with {@link EventTypeRefusal.UnknownEventType} if there is no such event type
     * @throws RefusedException with {@link TimeRefusal.InvalidSlot} if there is no slot with this start
     * @throws RefusedException with {@link BookingRefusal.DurationNotOffered} if the event type does not offer the duration
     * @throws RefusedException with {@link BookingRefusal.NotBookable} if the slot cannot be booked
     */
    public Hold place(EventTypeId id, long start, OptionalInt duration, int seconds) {
        if (seconds < Hold.MIN_SECONDS || seconds > Hold.MAX_SECONDS) {
            throw new IllegalArgumentException("seconds must be from " + Hold.MIN_SECONDS + " to " + Hold.MAX_SECONDS);
        }
        Instant now = clock.instant();
        HoldId holdId = HoldId.next(now, random);
        return transactor.inTransaction(stores -> {
            DecisionReads seen = DecisionReads.of(stores, id, caller);
            // A question that is not valid is refused before anything is locked.
            BookingQuestion.start(seen.eventType(), duration, start, now);
            DecisionReads.Locked locked = seen.lock(start, List.of(), now);
            EventType eventType = locked.reads().eventType();
            BookingQuestion question = BookingQuestion.start(eventType, duration, start, now);
            Bookability.Assignment assignment =
                    locked.take(question, start, locked.reads().viewer(caller, Optional.empty()));
            Instant placedAt = now.truncatedTo(ChronoUnit.SECONDS);
            Hold hold = new Hold(
                    holdId, id, assignment.hosts(), assignment.slot(), placedAt, placedAt.plusSeconds(seconds));
            stores.holds().add(hold);
            if (eventType.settings().hosting().isGroup()) {
                HeldSlots.settle(stores, eventType, hold.slot(), hold.hosts(), now);
            } else {
                HeldSlots.occupy(stores, eventType, hold, now);
            }
            return hold;
        });
    }

    /**
     * Gives a hold back, so that others can book the slot. A hold that has expired is given back too.
     *
     * @throws RefusedException with {@link EventTypeRefusal.UnknownEventType} if there is no such event type
     * @throws RefusedException with {@link BookingRefusal.UnknownHold} if the event type has no such hold
     */
    public void release(EventTypeId id, HoldId holdId) {
        Instant now = clock.instant();
        transactor.run(stores -> {
            EventType eventType = stores.eventTypes().require(id).eventType();
            Hold hold = DecisionReads.findHold(stores, id, caller, () -> require(stores, id, holdId));
            stores.users().lockExisting(hold.hosts());
            require(stores, id, holdId);
            remove(stores, eventType, hold);
            HeldSlots.settle(stores, eventType, hold.slot(), hold.hosts(), now);
        });
    }

    /** Removes a hold and the time that it takes alone. */
    static void remove(Stores stores, EventType eventType, Hold hold) {
        stores.holds().remove(hold.id());
        if (!eventType.settings().hosting().isGroup()) {
            stores.occupiedTime().release(List.of(hold.owner(eventType)));
        }
    }

    /**
     * Returns a hold of an event type.
     *
     * @throws RefusedException with {@link BookingRefusal.UnknownHold} if the event type has no such hold
     */
    static Hold require(Stores stores, EventTypeId id, HoldId holdId) {
        return stores.holds()
                .find(holdId)
                .filter(hold -> hold.eventType().equals(id))
                .orElseThrow(() -> new RefusedException(new BookingRefusal.UnknownHold(holdId)));
    }

    /**
     * Removes what expired holds have left. Nothing depends on it: a hold counts for nothing from the time at which it
     * expires.
     */
    public void removeExpired() {
        Instant now = clock.instant();
        transactor.run(stores -> {
            stores.occupiedTime().releaseExpired(now);
            stores.holds().removeExpired(now.minus(KEPT));
        });
    }
}
