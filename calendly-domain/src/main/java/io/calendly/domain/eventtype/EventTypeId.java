package io.calendly.domain.eventtype;

import io.calendly.domain.time.TimeOrderedId;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * The id of an event type.
 *
 * @param value a UUID
 */
public record EventTypeId(UUID value) {

    /** @throws NullPointerException if the value is null */
    public EventTypeId {
        Objects.requireNonNull(value, "value");
    }

    /**
     * Returns a new id, as {@link TimeOrderedId} makes it.
     *
     * @param now the time at which the event type is made
     * @param random the source of the random bits
     */
    public static EventTypeId next(Instant now, RandomGenerator random) {
        return new EventTypeId(TimeOrderedId.next(now, random));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
