package io.calendly.application.booking;

import io.calendly.domain.booking.Bookability;
import io.calendly.domain.booking.BookingRefusal;
import io.calendly.domain.booking.Hold;
import io.calendly.domain.booking.Place;
import io.calendly.domain.eventtype.EventType;
import io.calendly.domain.refusal.RefusedException;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.user.UserId;
import io.calendly.ports.Stores;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The hold that a request names, and a booking of the same slot if there is one.
 *
 * @param hold the hold
 * @param booked the place of such a booking; empty if there is none
 */
record HeldPlace(Hold hold, Optional<Place> booked) {

    /**
     * Finds the hold and the booking in one query, as long as the hold is on the slot of the request.
     *
     * @throws RefusedException with {@link BookingRefusal.UnknownHold} if the event type has no such hold
     * @throws RefusedException with {@link BookingRefusal.HoldOfAnotherSlot} if the hold is on another slot
     */
    static HeldPlace find(Stores stores, BookingRequest request) {
        List<Place> places =
                stores.bookings().places(request.eventType(), TimeSlot.requested(request.start(), request.start() + 1));
        Place held = places.stream()
                .filter(place -> place.id().equals(request.hold().orElseThrow().value()))
                .findFirst()
                .orElseThrow(() -> notThere(stores, request));
        return new HeldPlace(
                Hold.of(held, request.eventType()),
                places.stream()
                        .filter(place -> !place.isHold() && place.slot().equals(held.slot()))
                        .findFirst());
    }

    private static RefusedException notThere(Stores stores, BookingRequest request) {
        Hold elsewhere =
                HoldService.require(stores, request.eventType(), request.hold().orElseThrow());
        return new RefusedException(new BookingRefusal.HoldOfAnotherSlot(elsewhere.id(), elsewhere.slot()));
    }

    /** Returns what the hold takes. In a group it joins the meeting of the slot; otherwise that is one of other hosts. */
    Bookability.Assignment assignment(EventType type) {
        Optional<Place> joined =
                booked.filter(place -> type.settings().hosting().isGroup());
        return new Bookability.Assignment(
                hold.slot(), joined.map(Place::hosts).orElse(hold.hosts()), joined.flatMap(Place::meeting));
    }

    /**
     * Checks that the hold is on the slot of a request and has not expired.
     *
     * @throws RefusedException with {@link BookingRefusal.HoldOfAnotherSlot} if the request asks for another duration
     * @throws RefusedException with {@link BookingRefusal.HoldExpired} if it has expired
     */
    void requireLive(BookingRequest request, Instant now) {
        long seconds = hold.slot().duration().toSeconds();
        if (request.duration().orElse(Math.toIntExact(seconds)) != seconds) {
            throw new RefusedException(new BookingRefusal.HoldOfAnotherSlot(hold.id(), hold.slot()));
        }
        if (!hold.isLive(now)) {
            throw new RefusedException(new BookingRefusal.HoldExpired(hold.id(), hold.expiresAt()));
        }
    }

    /** Returns all users who have to be locked. */
    SortedSet<UserId> hosts() {
        SortedSet<UserId> hosts = new TreeSet<>(hold.hosts());
        booked.ifPresent(place -> hosts.addAll(place.hosts()));
        return hosts;
    }
}
