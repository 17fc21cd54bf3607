package io.calendly.domain.booking;

import io.calendly.domain.time.TimeOrderedId;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * The id of a booking.
 *
 * @param value a UUID
 */
public record BookingId(UUID value) {

    /** @throws NullPointerException if the value is null */
    public BookingId {
        Objects.requireNonNull(value, "value");
    }

    /**
     * Returns a new id, as {@link TimeOrderedId} makes it.
     *
     * @param now the time at which the booking is made
     * @param random the source of the random bits
     */
    public static BookingId next(Instant now, RandomGenerator random) {
        return new BookingId(TimeOrderedId.next(now, random));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
