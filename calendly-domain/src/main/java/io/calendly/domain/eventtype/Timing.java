package io.calendly.domain.eventtype;

import io.calendly.domain.availability.Buffers;
import java.util.Collection;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The start times that an event type offers, and the duration of its meetings. All times are in seconds.
 *
 * @param durations the durations that an invitee may choose from: one or more, at most {@link #MAX_DURATIONS}
 * @param interval the time from one start to the next
 * @param startTimes where start times begin to be counted
 * @param buffers the time to be kept clear around a meeting
 */
public record Timing(SortedSet<Integer> durations, int interval, StartTimes startTimes, Buffers buffers) {

    /** The maximum number of durations. */
    public static final int MAX_DURATIONS = 10;

    /** The minimum of a duration and of the interval: a minute. */
    public static final int MIN_SECONDS = 60;

    /** The maximum of a duration and of the interval: a day. */
    public static final int MAX_SECONDS = 86_400;

    /** The instants from which start times are counted, in steps of the interval. */
    public enum StartTimes {
        /** Start times are counted from the start of each stretch of open hours, whatever meetings there are. */
        GRID,
        /** Start times are counted from the start of each free stretch, after the buffer that is due there. */
        PACKED
    }

    /**
     * Copies the durations.
     *
     * @throws NullPointerException if a component is null
     * @throws IllegalArgumentException if there are no or too many durations, or if a time is not from
     *     {@link #MIN_SECONDS} to {@link #MAX_SECONDS}
     */
    public Timing {
        durations = Collections.unmodifiableSortedSet(new TreeSet<>(durations));
        if (durations.isEmpty() || durations.size() > MAX_DURATIONS) {
            throw new IllegalArgumentException("durations must be 1 to " + MAX_DURATIONS + ", not " + durations);
        }
        durations.forEach(duration -> require(duration, "duration"));
        require(interval, "interval");
        Objects.requireNonNull(startTimes, "startTimes");
        Objects.requireNonNull(buffers, "buffers");
    }

    private static void require(int seconds, String name) {
        if (seconds < MIN_SECONDS || seconds > MAX_SECONDS) {
            throw new IllegalArgumentException(
                    name + " must be from " + MIN_SECONDS + " to " + MAX_SECONDS + ", not " + seconds);
        }
    }

    /** Returns a timing on the grid, without buffers, with a start at every multiple of the shortest duration. */
    public static Timing every(Collection<Integer> durations) {
        SortedSet<Integer> different = new TreeSet<>(durations);
        return new Timing(different, different.first(), StartTimes.GRID, Buffers.NONE);
    }

    /** Returns the duration that a meeting has if the invitee chooses none: the shortest. */
    public int defaultDuration() {
        return durations.first();
    }
}
