package io.calendly.application.meeting;

import io.calendly.domain.availability.Occupancy;
import io.calendly.domain.availability.OccupancyOwner;
import io.calendly.domain.booking.Hold;
import io.calendly.domain.booking.Place;
import io.calendly.domain.eventtype.EventType;
import io.calendly.domain.meeting.Meeting;
import io.calendly.domain.meeting.MeetingRefusal;
import io.calendly.domain.refusal.RefusedException;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import io.calendly.domain.user.UserId;
import io.calendly.ports.Stores;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

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
     * @param hosts locked users whose time the slot may take: those of the hold, or those of the meeting that has left. A
     *     host who has left the meeting may be elsewhere by now
     */
    public static void settle(Stores stores, EventType type, TimeSlot slot, Collection<UserId> hosts, Instant now) {
        if (!type.settings().hosting().isGroup()) {
            return;
        }
        List<Place> places = livePlaces(stores, type, slot, now);
        OccupancyOwner owner = Hold.sharedOwner(type.id(), slot);
        stores.occupiedTime().release(List.of(owner));
        Optional<Instant> last =
                places.stream().flatMap(place -> place.expiresAt().stream()).max(Instant::compareTo);
        if (last.isPresent() && places.stream().allMatch(Place::isHold)) {
            SortedSet<UserId> taken = new TreeSet<>(places.get(0).hosts());
            taken.retainAll(hosts);
            stores.occupiedTime().occupy(occupancies(type, owner, taken, slot, last.get()), now);
        }
    }

    /**
     * Checks that a meeting that leaves a slot of a group keeps clear of it, as long as it is held.
     *
     * @param left the slot that the meeting has left
     * @param after the meeting at its new slot
     * @throws RefusedException with {@link MeetingRefusal.NotFree} if the meeting would take some of the held time
     */
    static void requireClear(Stores stores, EventType type, TimeSlot left, Meeting after, Instant now) {
        boolean staysNear = type.settings().hosting().isGroup()
                && after.status() == Meeting.Status.SCHEDULED
                && !after.slot().equals(left)
                && after.slot().overlaps(left);
        if (!staysNear) {
            return;
        }
        SortedMap<UserId, TimeSlots> held = new TreeMap<>();
        livePlaces(stores, type, left, now).stream()
                .filter(Place::isHold)
                .flatMap(place -> place.hosts().stream())
                .filter(host -> after.attendees().contains(host))
                .forEach(host -> held.put(host, TimeSlots.of(left).intersection(after.slot())));
        if (!held.isEmpty()) {
            throw new RefusedException(new MeetingRefusal.NotFree(after.slot(), held));
        }
    }

    private static List<Place> livePlaces(Stores stores, EventType type, TimeSlot slot, Instant now) {
        return stores.bookings().places(type.id(), TimeSlot.of(slot.start(), slot.start() + 1)).stream()
                .filter(place -> place.isLive(now) && place.slot().equals(slot))
                .toList();
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
