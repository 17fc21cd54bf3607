package io.calendly.domain.eventtype;

import java.util.Objects;
import java.util.Optional;

/**
 * The rules for when an invitee may book, cancel and reschedule.
 *
 * @param minimumNotice the minimum time from now to the start of a meeting that is booked, in seconds
 * @param window the dates on which a meeting can be booked; empty if there is no limit
 * @param limits the maximum number of bookings of a host
 * @param cancellationNotice the minimum time from now to the start of a meeting that an invitee cancels or moves, in
 *     seconds
 * @param requiresConfirmation whether a host has to confirm a booking
 */
public record BookingRules(
        int minimumNotice,
        Optional<BookingWindow> window,
        BookingLimits limits,
        int cancellationNotice,
        boolean requiresConfirmation) {

    /** The maximum notice in seconds: 366 days. */
    public static final int MAX_NOTICE = 366 * 86_400;

    /** The rules of an event type that can be booked at any time. */
    public static final BookingRules NONE = new BookingRules(0, Optional.empty(), BookingLimits.NONE, 0, false);

    /**
     * @throws NullPointerException if a component is null
     * @throws IllegalArgumentException if a notice is negative or longer than {@link #MAX_NOTICE}
     */
    public BookingRules {
        Objects.requireNonNull(window, "window");
        Objects.requireNonNull(limits, "limits");
        require(minimumNotice, "minimumNotice");
        require(cancellationNotice, "cancellationNotice");
    }

    private static void require(int seconds, String name) {
        if (seconds < 0 || seconds > MAX_NOTICE) {
            throw new IllegalArgumentException(name + " must be from 0 to " + MAX_NOTICE + ", not " + seconds);
        }
    }
}
