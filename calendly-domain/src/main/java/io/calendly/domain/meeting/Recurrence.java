package io.calendly.domain.meeting;

import io.calendly.domain.refusal.RefusedException;
import io.calendly.domain.time.TimeRefusal;
import io.calendly.domain.time.TimeSlot;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * A rule by which a meeting recurs: every n days or weeks, at the same wall-clock time in a time zone.
 *
 * <pre>
 *   Europe/Berlin, weekly   Mon 19 Oct 09:00   Mon 26 Oct 09:00   Mon 2 Nov 09:00
 *   UTC                                07:00              08:00             08:00
 * </pre>
 *
 * <p>Where clocks change, the rules are those of RFC 5545 (iCalendar, sections 3.3.5 and 3.8.5.3) and of
 * {@code java.time}:
 *
 * <ul>
 *   <li>A wall-clock time that a zone skips is moved later by the length of the gap: 02:30 becomes 03:30 where clocks
 *       jump from 02:00 to 03:00. Later occurrences are at 02:30 again.
 *   <li>A wall-clock time that occurs twice is taken the first time.
 *   <li>An occurrence has as many seconds as the first, also where clocks change within it.
 * </ul>
 *
 * @param frequency the unit of the interval
 * @param interval the number of units from one occurrence to the next, at least 1
 * @param end the end of the series
 * @param zone the time zone of the wall clock
 */
public record Recurrence(Frequency frequency, int interval, End end, ZoneId zone) {

    /** The maximum number of occurrences of a series. */
    public static final int MAX_OCCURRENCES = 366;

    /** The unit of the interval between occurrences. */
    public enum Frequency {
        /** A day of the calendar, which may have 23 or 25 hours. */
        DAILY(1),
        /** A week of seven days of the calendar. */
        WEEKLY(7);

        private final int days;

        Frequency(int days) {
            this.days = days;
        }
    }

    /** The end of a series. */
    public sealed interface End {

        /**
         * Checks whether an occurrence belongs to the series.
         *
         * @param number the number of the occurrence, from 0
         * @param start the start of the occurrence, in epoch seconds
         */
        boolean includes(int number, long start);
    }

    /**
     * An end after a number of occurrences.
     *
     * @param occurrences the number of occurrences, the first included
     */
    public record Count(int occurrences) implements End {

        /** @throws IllegalArgumentException if there is no occurrence */
        public Count {
            if (occurrences < 1) {
                throw new IllegalArgumentException("occurrences must be at least 1, not " + occurrences);
            }
        }

        @Override
        public boolean includes(int number, long start) {
            return number < occurrences;
        }
    }

    /**
     * An end at an instant.
     *
     * @param lastStart the last second at which an occurrence may start, in epoch seconds
     */
    public record Until(long lastStart) implements End {

        @Override
        public boolean includes(int number, long start) {
            return start <= lastStart;
        }
    }

    /**
     * @throws NullPointerException if a component is null
     * @throws IllegalArgumentException if the interval is less than 1
     */
    public Recurrence {
        Objects.requireNonNull(frequency, "frequency");
        Objects.requireNonNull(end, "end");
        Objects.requireNonNull(zone, "zone");
        if (interval < 1) {
            throw new IllegalArgumentException("interval must be at least 1, not " + interval);
        }
    }

    /**
     * Returns the series that begins with a slot.
     *
     * @param first the first occurrence, which is taken as it is, even if its wall-clock time occurs twice
     * @return all occurrences in order, none of which overlaps another; at least the first, and at most
     *     {@link #MAX_OCCURRENCES}
     * @throws RefusedException with {@link MeetingRefusal.NoOccurrences} if the series ends before its first occurrence
     *     starts
     * @throws RefusedException with {@link MeetingRefusal.TooManyOccurrences} if it has more than
     *     {@link #MAX_OCCURRENCES}
     * @throws RefusedException with {@link MeetingRefusal.OccurrencesOverlap} if an occurrence starts before the one
     *     before it ends
     * @throws RefusedException with {@link TimeRefusal.InvalidSlot} if one ends after {@link TimeSlot#MAX}
     */
    public List<TimeSlot> occurrences(TimeSlot first) {
        if (!end.includes(0, first.start())) {
            throw new RefusedException(new MeetingRefusal.NoOccurrences(first));
        }
        LocalDateTime wallClock = LocalDateTime.ofInstant(Instant.ofEpochSecond(first.start()), zone);
        List<TimeSlot> series = new ArrayList<>();
        series.add(first);
        for (int number = 1; end.includes(number, start(wallClock, number)); number++) {
            series.add(next(series, start(wallClock, number)));
        }
        return Collections.unmodifiableList(series);
    }

    /** Counts from the first occurrence, because a gap may have moved the one before. */
    private long start(LocalDateTime first, int number) {
        long days = (long) number * interval * frequency.days;
        return first.plusDays(days).atZone(zone).toEpochSecond();
    }

    private static TimeSlot next(List<TimeSlot> series, long start) {
        if (series.size() == MAX_OCCURRENCES) {
            throw new RefusedException(new MeetingRefusal.TooManyOccurrences(MAX_OCCURRENCES));
        }
        TimeSlot last = series.get(series.size() - 1);
        TimeSlot next = TimeSlot.requested(start, start + last.end() - last.start());
        if (next.start() < last.end()) {
            throw new RefusedException(new MeetingRefusal.OccurrencesOverlap(last, next));
        }
        return next;
    }
}
