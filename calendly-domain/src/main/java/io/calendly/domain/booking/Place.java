package io.calendly.domain.booking;

import io.calendly.domain.meeting.MeetingId;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.user.UserId;
import java.time.Instant;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

/**
 * A place that is taken in a slot of an event type: by a booking that has one, or by a hold. Places are what limits, turns
 * and seats are counted by.
 *
 * @param id the id of the booking or the hold
 * @param hosts the hosts of the meeting, or those whose time is held
 * @param slot the time
 * @param meeting the meeting; empty if the place is held
 * @param createdAt the time at which it was taken
 * @param expiresAt the time from which a hold counts for nothing; empty for a booking
 */
public record Place(
        UUID id,
        SortedSet<UserId> hosts,
        TimeSlot slot,
        Optional<MeetingId> meeting,
        Instant createdAt,
        Optional<Instant> expiresAt) {

    /**
     * Copies the hosts.
     *
     * @throws NullPointerException if a component is null
     */
    public Place {
        Objects.requireNonNull(id, "id");
        hosts = Collections.unmodifiableSortedSet(new TreeSet<>(hosts));
        Objects.requireNonNull(slot, "slot");
        Objects.requireNonNull(meeting, "meeting");
        Objects.requireNonNull(createdAt, "createdAt");
        Objects.requireNonNull(expiresAt, "expiresAt");
    }

    /** Returns the place of a hold. */
    public static Place of(Hold hold) {
        return new Place(
                hold.id().value(),
                hold.hosts(),
                hold.slot(),
                Optional.empty(),
                hold.createdAt(),
                Optional.of(hold.expiresAt()));
    }

    /** Returns the place of a booking in a meeting of these hosts. */
    public static Place of(Booking booking, SortedSet<UserId> hosts) {
        return new Place(
                booking.id().value(),
                hosts,
                booking.slot(),
                Optional.of(booking.meeting()),
                booking.createdAt(),
                Optional.empty());
    }

    /** Checks whether the place is taken at a time. */
    public boolean isLive(Instant now) {
        return expiresAt.isEmpty() || now.isBefore(expiresAt.get());
    }

    /** Checks whether the place is held. */
    public boolean isHold() {
        return expiresAt.isPresent();
    }
}
