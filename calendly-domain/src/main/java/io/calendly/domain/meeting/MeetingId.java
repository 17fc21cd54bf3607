package io.calendly.domain.meeting;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * The name of a meeting. It is chosen before anything is stored, so that work that has to run again makes the same one.
 *
 * @param value a UUID
 */
public record MeetingId(UUID value) {

    /** @throws NullPointerException if the value is null */
    public MeetingId {
        Objects.requireNonNull(value, "value");
    }

    /**
     * A new name: a UUID of version 7 (RFC 9562, section 5.7), whose first 48 bits are the milliseconds of its making, so
     * that what was made together lies together in an index.
     *
     * @param now when the meeting is made
     * @param random where the other 74 bits come from
     */
    public static MeetingId next(Instant now, RandomGenerator random) {
        long version = 0x7000L | (random.nextLong() & 0x0FFFL);
        long variant = 0x8000_0000_0000_0000L | (random.nextLong() >>> 2);
        return new MeetingId(new UUID((now.toEpochMilli() << 16) | version, variant));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
