package io.calendly.domain.meeting;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * The id of a meeting. It is chosen before the transaction that stores the meeting, so that a retry stores the same
 * one.
 *
 * @param value a UUID
 */
public record MeetingId(UUID value) {

    /** @throws NullPointerException if the value is null */
    public MeetingId {
        Objects.requireNonNull(value, "value");
    }

    /**
     * Returns a new id: a UUID of version 7 (RFC 9562, section 5.7). Its first 48 bits are the current time in
     * milliseconds, so that meetings made at about the same time are close to each other in an index.
     *
     * @param now the time at which the meeting is made
     * @param random the source of the other 74 bits
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
