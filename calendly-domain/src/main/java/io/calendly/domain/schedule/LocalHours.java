package io.calendly.domain.schedule;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The open hours of one date, in times of a wall clock: sorted intervals, of which no two overlap or touch.
 *
 * <p>Hours that pass midnight belong to two dates: 22:00–24:00 to one, and 00:00–02:00 to the next. Equal hours have
 * equal intervals, whatever intervals they were made from. Immutable.
 */
public final class LocalHours {

    /** The maximum number of intervals in a list that hours are made from: one for each quarter of an hour. */
    public static final int MAX_INTERVALS = 96;

    /** The hours of a closed date: none. */
    public static final LocalHours CLOSED = new LocalHours(new int[0]);

    /** All hours of a date. */
    public static final LocalHours ALL_DAY =
            of(List.of(new LocalInterval(TimeOfDay.START_OF_DAY, TimeOfDay.END_OF_DAY)));

    private static final int SECONDS = 60;

    /** The start and end of each interval in turn, in seconds on the clock since 00:00, strictly ascending. */
    private final int[] bounds;

    private LocalHours(int[] bounds) {
        this.bounds = bounds;
    }

    /**
     * Returns the union of the intervals.
     *
     * @param intervals in any order; they may overlap, touch and repeat
     * @throws IllegalArgumentException if there are more than {@link #MAX_INTERVALS}
     */
    public static LocalHours of(List<LocalInterval> intervals) {
        if (intervals.size() > MAX_INTERVALS) {
            throw new IllegalArgumentException(
                    "intervals must be at most " + MAX_INTERVALS + ", not " + intervals.size());
        }
        List<LocalInterval> sorted = intervals.stream()
                .sorted(Comparator.comparing(LocalInterval::from))
                .toList();
        int[] merged = new int[2 * sorted.size()];
        int length = 0;
        for (LocalInterval interval : sorted) {
            int from = interval.from().minutes() * SECONDS;
            int to = interval.to().minutes() * SECONDS;
            if (length == 0 || from > merged[length - 1]) {
                merged[length] = from;
                length += 2;
                merged[length - 1] = to;
            } else {
                merged[length - 1] = Math.max(merged[length - 1], to);
            }
        }
        return new LocalHours(Arrays.copyOf(merged, length));
    }

    /** Returns the intervals in ascending order, no two of which touch. */
    public List<LocalInterval> intervals() {
        return IntStream.range(0, size())
                .mapToObj(i -> new LocalInterval(time(from(i)), time(to(i))))
                .toList();
    }

    private static TimeOfDay time(int second) {
        return new TimeOfDay(second / SECONDS);
    }

    /** Checks whether no time of the date is open. */
    public boolean isClosed() {
        return bounds.length == 0;
    }

    /** Returns the number of intervals. */
    int size() {
        return bounds.length >> 1;
    }

    /** Returns the start of an interval, in seconds on the clock since 00:00. */
    int from(int index) {
        return bounds[index << 1];
    }

    /** Returns the end (excluded) of an interval, in seconds on the clock since 00:00. */
    int to(int index) {
        return bounds[(index << 1) + 1];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LocalHours that && Arrays.equals(bounds, that.bounds);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bounds);
    }

    /** Returns the intervals in braces. */
    @Override
    public String toString() {
        return intervals().stream().map(LocalInterval::toString).collect(Collectors.joining(", ", "{", "}"));
    }
}
