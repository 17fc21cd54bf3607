package io.calendly.domain.booking;

import io.calendly.domain.availability.OccupancyOwner;
import io.calendly.domain.eventtype.EventType;
import io.calendly.domain.eventtype.EventTypeId;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.user.UserId;
import java.time.Instant;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

/**
 * A slot of an event type that is kept for an invitee until a time.
 *
 * <p>A hold that has expired counts for nothing, although it may still be stored: everything that asks about it compares
 * that time with now.
 *
 * @param id the id
 * @param eventType the id of the event type
 * @param hosts the hosts whose time it takes
 * @param slot the time that it takes
 * @param createdAt the time at which it was placed
 * @param expiresAt the time from which it counts for nothing
 */
public record Hold(
        HoldId id,
        EventTypeId eventType,
        SortedSet<UserId> hosts,
        TimeSlot slot,
        Instant createdAt,
        Instant expiresAt) {

    /** The minimum time for which a slot is held, in seconds. */
    public static final int MIN_SECONDS = 60;

    /** The maximum time for which a slot is held, in seconds. */
    public static final int MAX_SECONDS = 900;

    /** The time for which a slot is held if a client does not say, in seconds. */
    public static final int DEFAULT_SECONDS = 600;

    /**
     * Copies the hosts.
     *
     * @throws NullPointerException if a component is null
     */
    public Hold {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(eventType, "eventType");
        hosts = Collections.unmodifiableSortedSet(new TreeSet<>(hosts));
        Objects.requireNonNull(slot, "slot");
        Objects.requireNonNull(createdAt, "createdAt");
        Objects.requireNonNull(expiresAt, "expiresAt");
    }

    /**
     * Returns the hold that has a place.
     *
     * @throws IllegalArgumentException if the place is that of a booking
     */
    public static Hold of(Place place, EventTypeId eventType) {
        Instant expiresAt =
                place.expiresAt().orElseThrow(() -> new IllegalArgumentException("place must be held: " + place));
        return new Hold(new HoldId(place.id()), eventType, place.hosts(), place.slot(), place.createdAt(), expiresAt);
    }

    /** Checks whether the slot is kept at a time. */
    public boolean isLive(Instant now) {
        return now.isBefore(expiresAt);
    }

    /**
     * Returns the owner of the time that this hold takes. The holds on one slot of a group share the time, and so the
     * owner; every other hold has its own.
     */
    public OccupancyOwner owner(EventType type) {
        return type.settings().hosting().isGroup()
                ? sharedOwner(eventType, slot)
                : new OccupancyOwner(OccupancyOwner.Kind.HOLD, id.value());
    }

    /**
     * Returns the owner of the time that the holds on one slot of a group share. Its id differs from slot to slot, and is
     * none that is given out.
     */
    public static OccupancyOwner sharedOwner(EventTypeId eventType, TimeSlot slot) {
        UUID type = eventType.value();
        UUID id = new UUID(type.getMostSignificantBits() ^ slot.start(), type.getLeastSignificantBits() ^ slot.end());
        return new OccupancyOwner(OccupancyOwner.Kind.HOLD, id);
    }
}
