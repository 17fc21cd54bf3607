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
 * How a meeting recurs: every so many days or weeks, at the same wall-clock time in a zone.
 *
 * <pre>
 *   Europe/Berlin, weekly   Mon 19 Oct 09:00   Mon 26 Oct 09:00   Mon 2 Nov 09:00
 *   UTC                                07:00              08:00             08:00
 * </pre>
 *
 * <p>What clocks do to an occurrence is what RFC 5545 (iCalendar, sections 3.3.5 and 3.8.5.3) says, and {@code java.time}
 * does:
 *
 * <ul>
 *   <li>A wall-clock time that a zone skips is moved on by the length of the gap: 02:30 becomes 03:30 where clocks jump
 *       from 02:00 to 03:00. The occurrences after it are at 02:30 again.
 *   <li>A wall-clock time that comes twice is taken the first time.
 *   <li>An occurrence is as long as the first in seconds that pass, whatever clocks do meanwhile.
 * </ul>
 *
 * @param frequency what is counted between occurrences
 * @param interval how many of them lie between one occurrence and the next, from 1
 * @param end where the series ends
 * @param zone whose clocks and calendar are meant
 */
public record Recurrence(Frequency frequency, int interval, End end, ZoneId zone) {

    /** How many occurrences a series has at most. */
    public static final int MAX_OCCURRENCES = 366;

    /** What is counted between occurrences. */
    public enum Frequency {
        /** Days of the calendar, which may have 23 or 25 hours. */
        DAILY(1),
        /** Weeks of seven days of the calendar. */
        WEEKLY(7);

        private final int days;

        Frequency(int days) {
            this.days = days;
        }
    }

    /** Where a series ends. */
    public sealed interface End {

        /**
         * Whether an occurrence lies before the end.
         *
         * @param number the number of the occurrence; the first has 0
         * @param start when it starts, in epoch seconds
         */
        boolean includes(int number, long start);
    }

    /**
     * An end after a number of occurrences.
     *
     * @param occurrences how many there are, the first among them
     */
    public record Count(int occurrences) implements End {

        /** @throws IllegalArgumentException if there is not even one occurrence */
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
     * An end at an instant, whatever day or time it falls on.
     *
     * @param lastStart the last second in which an occurrence may start, in epoch seconds
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
     * The series that begins with a slot.
     *
     * @param first the first occurrence, which is taken as it is, even where its wall-clock time comes twice
     * @return all occurrences in order, none of which overlaps another; at least the first, and at most {@link #MAX_OCCURRENCES}
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

    /** Counted from the first occurrence and never from the one before, which a gap may have moved. */
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
