package io.calendly.domain.booking;

import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.user.UserId;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * A slot that can be booked now.
 *
 * @param slot the time
 * @param hosts the hosts of the meeting by ascending id; for a round robin those who could take it
 * @param seatsLeft the number of invitees that there is room for; empty unless the event type is a group
 */
public record BookableSlot(TimeSlot slot, List<UserId> hosts, OptionalInt seatsLeft) {

    /**
     * Copies the hosts.
     *
     * @throws NullPointerException if a component is null
     */
    public BookableSlot {
        Objects.requireNonNull(slot, "slot");
        hosts = List.copyOf(hosts);
        Objects.requireNonNull(seatsLeft, "seatsLeft");
    }

    /** Makes a slot of an event type that is no group. */
    public BookableSlot(TimeSlot slot, Collection<UserId> hosts) {
        this(slot, List.copyOf(hosts), OptionalInt.empty());
    }
}
