package io.calendly.domain.access;

import io.calendly.domain.time.TimeOrderedId;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * The id of an API key. It is a part of the key and no secret.
 *
 * @param value a UUID
 */
public record ApiKeyId(UUID value) {

    /** @throws NullPointerException if the value is null */
    public ApiKeyId {
        Objects.requireNonNull(value, "value");
    }

    /**
     * Returns a new id, as {@link TimeOrderedId} makes it.
     *
     * @param now the time at which the key is made
     * @param random the source of the random bits
     */
    public static ApiKeyId next(Instant now, RandomGenerator random) {
        return new ApiKeyId(TimeOrderedId.next(now, random));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
