package io.calendly.domain.time;

import io.calendly.domain.refusal.RefusedException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * A time interval that is never empty: it includes its start and excludes its end.
 *
 * <p>Both ends are epoch seconds (UTC) with {@code 0 <= start < end <= MAX}. Since the end is excluded, a slot that
 * ends at noon and one that starts at noon share no instant: they <em>abut</em>, and a person can be in a meeting in
 * each.
 *
 * <pre>
 *   a  [-----)
 *   b        [---)      a abuts b, a is before b
 *   c     [-----)       a overlaps c
 *   d    [-)            a encloses d
 * </pre>
 *
 * <p>The relations are named as in {@code org.threeten.extra.Interval}. Immutable and thread-safe.
 */
public final class TimeSlot {

    /** The latest end of a slot, 9999-12-31T23:59:59Z: the last second that an RFC 3339 timestamp can name. */
    public static final long MAX = 253_402_300_799L;

    /** The slot that encloses all others. */
    public static final TimeSlot ALWAYS = new TimeSlot(0, MAX);

    private final long start;
    private final long end;

    private TimeSlot(long start, long end) {
        this.start = start;
        this.end = end;
    }

    /**
     * Returns the slot from {@code start} to {@code end}.
     *
     * @param start the first second, in epoch seconds
     * @param end the second after the last, in epoch seconds
     * @throws IllegalArgumentException unless {@link #isValid(long, long)}
     */
    public static TimeSlot of(long start, long end) {
        if (!isValid(start, end)) {
            throw new IllegalArgumentException(
                    "A slot needs 0 <= start < end <= " + MAX + ", not start " + start + " and end " + end);
        }
        return new TimeSlot(start, end);
    }

    /**
     * Returns the slot between two instants, which must be whole seconds.
     *
     * @throws NullPointerException if an instant is null
     * @throws IllegalArgumentException if an instant has a fraction of a second, or unless {@link #isValid(long, long)}
     */
    public static TimeSlot of(Instant start, Instant end) {
        return of(wholeSeconds(start, "start"), wholeSeconds(end, "end"));
    }

    /** Checks whether there is a slot with these ends: {@code 0 <= start < end <= MAX}. */
    public static boolean isValid(long start, long end) {
        return 0 <= start && start < end && end <= MAX;
    }

    /**
     * Returns the slot that a caller asked for.
     *
     * @param start the requested start, in epoch seconds
     * @param end the requested end, in epoch seconds
     * @throws RefusedException with {@link TimeRefusal.InvalidSlot} unless {@link #isValid(long, long)}
     */
    public static TimeSlot requested(long start, long end) {
        if (!isValid(start, end)) {
            throw new RefusedException(new TimeRefusal.InvalidSlot(start, end));
        }
        return new TimeSlot(start, end);
    }

    /**
     * Checks that this slot does not start before now, both in whole seconds.
     *
     * @throws NullPointerException if now is null
     * @throws RefusedException with {@link TimeRefusal.InThePast} if it does
     */
    public void requireNotPast(Instant now) {
        if (start < Objects.requireNonNull(now, "now").getEpochSecond()) {
            throw new RefusedException(new TimeRefusal.InThePast(this, now));
        }
    }

    private static long wholeSeconds(Instant instant, String name) {
        Objects.requireNonNull(instant, name);
        if (instant.getNano() != 0) {
            throw new IllegalArgumentException(name + " must be a whole second, not " + instant);
        }
        return instant.getEpochSecond();
    }

    /** Returns the start, which is the first second of this slot, in epoch seconds. */
    public long start() {
        return start;
    }

    /** Returns the end, which is the first second after this slot, in epoch seconds. */
    public long end() {
        return end;
    }

    /** Returns the length of this slot, which is at least a second. */
    public Duration duration() {
        return Duration.ofSeconds(end - start);
    }

    /**
     * Returns a slot with another start and the same end.
     *
     * @throws IllegalArgumentException unless that is a slot
     */
    public TimeSlot withStart(long newStart) {
        return of(newStart, end);
    }

    /**
     * Returns a slot with the same start and another end.
     *
     * @throws IllegalArgumentException unless that is a slot
     */
    public TimeSlot withEnd(long newEnd) {
        return of(start, newEnd);
    }

    /** Checks whether the instant (epoch seconds) lies in this slot. The end does not. */
    public boolean contains(long instant) {
        return start <= instant && instant < end;
    }

    /** Checks whether every instant of {@code other} lies in this slot. A slot encloses itself. */
    public boolean encloses(TimeSlot other) {
        return start <= other.start && other.end <= end;
    }

    /** Checks whether one of the two slots ends where the other starts. */
    public boolean abuts(TimeSlot other) {
        return start == other.end || end == other.start;
    }

    /** Checks whether some instant lies in both slots. Slots that abut do not overlap. */
    public boolean overlaps(TimeSlot other) {
        return start < other.end && other.start < end;
    }

    /** Checks whether the two slots overlap or abut, so that their union is a slot. */
    public boolean isConnected(TimeSlot other) {
        return start <= other.end && other.start <= end;
    }

    /** Checks whether this slot ends at or before the start of the other. */
    public boolean isBefore(TimeSlot other) {
        return end <= other.start;
    }

    /** Checks whether this slot starts at or after the end of the other. */
    public boolean isAfter(TimeSlot other) {
        return start >= other.end;
    }

    /**
     * Returns the time that lies in both slots.
     *
     * @throws IllegalArgumentException unless the slots {@linkplain #overlaps overlap}: no slot is empty
     */
    public TimeSlot intersection(TimeSlot other) {
        return of(Math.max(start, other.start), Math.min(end, other.end));
    }

    /** Returns the smallest slot that encloses both, including the time between them. */
    public TimeSlot span(TimeSlot other) {
        return new TimeSlot(Math.min(start, other.start), Math.max(end, other.end));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TimeSlot that && start == that.start && end == that.end;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(start) * 31 + Long.hashCode(end);
    }

    /** Returns the slot as an ISO 8601 interval, such as {@code 2026-01-05T09:00:00Z/2026-01-05T17:00:00Z}. */
    @Override
    public String toString() {
        return Instant.ofEpochSecond(start) + "/" + Instant.ofEpochSecond(end);
    }
}
