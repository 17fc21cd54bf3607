package io.calendly.domain.time;

import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** A source of UUIDs of version 7 (RFC 9562, section 5.7), which are ordered by the time at which they were made. */
public final class TimeOrderedId {

    private TimeOrderedId() {}

    /**
     * Returns a new UUID. Its first 48 bits are the current time in milliseconds, so that values made at about the same
     * time are close to each other in an index.
     *
     * @param now the time at which the value is made
     * @param random the source of the other 74 bits
     */
    public static UUID next(Instant now, RandomGenerator random) {
        long version = 0x7000L | (random.nextLong() & 0x0FFFL);
        long variant = 0x8000_0000_0000_0000L | (random.nextLong() >>> 2);
        return new UUID((now.toEpochMilli() << 16) | version, variant);
    }
}
