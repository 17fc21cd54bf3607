package io.calendly.domain.meeting;

import io.calendly.domain.time.TimeOrderedId;
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
     * Returns a new id, as {@link TimeOrderedId} makes it.
     *
     * @param now the time at which the meeting is made
     * @param random the source of the random bits
     */
    public static MeetingId next(Instant now, RandomGenerator random) {
        return new MeetingId(TimeOrderedId.next(now, random));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
