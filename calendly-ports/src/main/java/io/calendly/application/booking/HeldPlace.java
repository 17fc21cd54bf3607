package io.calendly.application.booking;

import io.calendly.domain.booking.Bookability;
import io.calendly.domain.booking.BookingRefusal;
import io.calendly.domain.booking.Hold;
import io.calendly.domain.booking.Place;
import io.calendly.domain.eventtype.EventType;
import io.calendly.domain.eventtype.Hosting;
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
 * The hold that a request names, and the other places of its slot.
 *
 * @param hold the hold
 * @param others the places of bookings and of other live holds in the same slot
 */
record HeldPlace(Hold hold, List<Place> others) {

    /**
     * Finds the hold and the other places in one query, as long as the hold is on the slot of the request.
     *
     * @throws RefusedException with {@link BookingRefusal.UnknownHold} if the event type has no such hold
     * @throws RefusedException with {@link BookingRefusal.HoldOfAnotherSlot} if the hold is on another slot
     */
    static HeldPlace find(Stores stores, BookingRequest request, Instant now) {
        List<Place> places =
                stores.bookings().places(request.eventType(), TimeSlot.requested(request.start(), request.start() + 1));
        Place held = places.stream()
                .filter(place -> place.id().equals(request.hold().orElseThrow().value()))
                .findFirst()
                .orElseThrow(() -> notThere(stores, request));
        return new HeldPlace(
                Hold.of(held, request.eventType()),
                places.stream()
                        .filter(place ->
                                !place.id().equals(held.id()) && place.slot().equals(held.slot()) && place.isLive(now))
                        .toList());
    }

    private static RefusedException notThere(Stores stores, BookingRequest request) {
        Hold elsewhere =
                HoldService.require(stores, request.eventType(), request.hold().orElseThrow());
        return new RefusedException(new BookingRefusal.HoldOfAnotherSlot(elsewhere.id(), elsewhere.slot()));
    }

    /** Returns what the hold takes. In a group it joins the meeting of the slot; otherwise that is one of other hosts. */
    Bookability.Assignment assignment(EventType type) {
        Optional<Place> joined = others.stream()
                .filter(place -> type.settings().hosting().isGroup() && !place.isHold())
                .findFirst();
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

    /**
     * Checks that a group has a seat for the hold. Without one, a server whose clock is ahead took the hold for expired and
     * gave its seat to another invitee.
     *
     * @throws RefusedException with {@link BookingRefusal.HoldExpired} if all seats are taken
     */
    void requireSeat(EventType type) {
        Hosting hosting = type.settings().hosting();
        if (hosting.isGroup() && others.size() >= hosting.capacity()) {
            throw new RefusedException(new BookingRefusal.HoldExpired(hold.id(), hold.expiresAt()));
        }
    }

    /** Returns all users who have to be locked. */
    SortedSet<UserId> hosts() {
        SortedSet<UserId> hosts = new TreeSet<>(hold.hosts());
        others.forEach(place -> hosts.addAll(place.hosts()));
        return hosts;
    }
}
