package io.calendly.domain.schedule;

import io.calendly.domain.time.TimeOrderedId;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * The id of time off. It is chosen before the transaction that stores the time off, so that a retry stores the same one.
 *
 * @param value a UUID
 */
public record TimeOffId(UUID value) {

    /** @throws NullPointerException if the value is null */
    public TimeOffId {
        Objects.requireNonNull(value, "value");
    }

    /**
     * Returns a new id, as {@link TimeOrderedId} makes it.
     *
     * @param now the time at which the time off is added
     * @param random the source of the random bits
     */
    public static TimeOffId next(Instant now, RandomGenerator random) {
        return new TimeOffId(TimeOrderedId.next(now, random));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
