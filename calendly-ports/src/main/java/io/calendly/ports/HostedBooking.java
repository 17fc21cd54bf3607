package io.calendly.ports;

import io.calendly.domain.booking.Booking;
import io.calendly.domain.user.UserId;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A booking with the hosts of its meeting.
 *
 * @param booking the booking
 * @param hosts the attendees of the meeting, also if it is canceled
 */
public record HostedBooking(Booking booking, SortedSet<UserId> hosts) {

    /**
     * Copies the hosts.
     *
     * @throws NullPointerException if a component is null
     */
    public HostedBooking {
        Objects.requireNonNull(booking, "booking");
        hosts = Collections.unmodifiableSortedSet(new TreeSet<>(hosts));
    }
}
