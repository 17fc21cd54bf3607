package io.calendly.application.meeting;

import io.calendly.domain.availability.Occupancy;
import io.calendly.domain.availability.OccupancyOwner;
import io.calendly.domain.booking.Hold;
import io.calendly.domain.booking.Place;
import io.calendly.domain.eventtype.EventType;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.user.UserId;
import io.calendly.ports.Stores;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The time that holds occupy. */
public final class HeldSlots {

    private HeldSlots() {}

    /** Occupies the time of a hold of an event type that is no group, whose holds have their time alone. */
    public static void occupy(Stores stores, EventType type, Hold hold, Instant now) {
        stores.occupiedTime()
                .occupy(occupancies(type, hold.owner(type), hold.hosts(), hold.slot(), hold.expiresAt()), now);
    }

    /**
     * Makes the occupied time of a slot of a group agree with the holds on it. Several holds share the time, until the last
     * of them expires. They occupy none while the meeting of the slot does.
     *
     * @param type the event type; nothing is done unless it is a group
     * @param slot a slot whose hosts are locked
     */
    public static void settle(Stores stores, EventType type, TimeSlot slot, Instant now) {
        if (!type.settings().hosting().isGroup()) {
            return;
        }
        List<Place> places = stores.bookings().places(type.id(), TimeSlot.of(slot.start(), slot.start() + 1)).stream()
                .filter(place -> place.isLive(now) && place.slot().equals(slot))
                .toList();
        OccupancyOwner owner = Hold.sharedOwner(type.id(), slot);
        stores.occupiedTime().release(List.of(owner));
        Optional<Instant> last =
                places.stream().flatMap(place -> place.expiresAt().stream()).max(Instant::compareTo);
        if (last.isPresent() && places.stream().allMatch(Place::isHold)) {
            Collection<UserId> hosts = places.get(0).hosts();
            stores.occupiedTime().occupy(occupancies(type, owner, hosts, slot, last.get()), now);
        }
    }

    /** Releases the time that the holds on a slot of a group take, for the meeting that they will join. */
    public static void makeRoom(Stores stores, EventType type, TimeSlot slot) {
        if (type.settings().hosting().isGroup()) {
            stores.occupiedTime().release(List.of(Hold.sharedOwner(type.id(), slot)));
        }
    }

    private static List<Occupancy> occupancies(
            EventType type, OccupancyOwner owner, Collection<UserId> hosts, TimeSlot slot, Instant expiresAt) {
        return hosts.stream()
                .map(host -> new Occupancy(
                        owner, host, slot, type.settings().timing().buffers(), Optional.of(expiresAt)))
                .toList();
    }
}
