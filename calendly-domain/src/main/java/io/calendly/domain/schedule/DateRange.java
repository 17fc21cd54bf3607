package io.calendly.domain.schedule;

import io.calendly.domain.time.TimeSlot;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * Some consecutive dates of a calendar, of which both ends are included. The zone in which they are dates is not part
 * of it.
 *
 * @param from the first date
 * @param until the last date
 */
public record DateRange(LocalDate from, LocalDate until) {

    /** The first date that a rule may name. */
    public static final LocalDate MIN = LocalDate.EPOCH;

    /** The last date that a rule may name. */
    public static final LocalDate MAX = LocalDate.of(9999, 12, 31);

    private static final long DAY = 86_400;

    /** The maximum distance of a clock from UTC in seconds, see {@link java.time.ZoneOffset}. */
    private static final long MAX_OFFSET = 18 * 3_600;

    /**
     * @throws NullPointerException if a component is null
     * @throws IllegalArgumentException if there is a {@linkplain #faultIn(LocalDate, LocalDate) fault} in the dates
     */
    public DateRange {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(until, "until");
        faultIn(from, until).ifPresent(fault -> {
            throw new IllegalArgumentException("from " + from + " and until " + until + ": " + fault);
        });
    }

    /** Returns {@link ScheduleFault#DATE_OUT_OF_RANGE} unless the date is from {@link #MIN} to {@link #MAX}. */
    public static Optional<ScheduleFault> faultIn(LocalDate date) {
        return date.isBefore(MIN) || date.isAfter(MAX)
                ? Optional.of(ScheduleFault.DATE_OUT_OF_RANGE)
                : Optional.empty();
    }

    /**
     * Returns the fault in one of the dates, or {@link ScheduleFault#UNTIL_BEFORE_FROM} if the last is before the first.
     */
    public static Optional<ScheduleFault> faultIn(LocalDate from, LocalDate until) {
        return faultIn(from)
                .or(() -> faultIn(until))
                .or(() -> until.isBefore(from) ? Optional.of(ScheduleFault.UNTIL_BEFORE_FROM) : Optional.empty());
    }

    /** Returns the dates from {@link #MIN} to {@link #MAX} that a clock of some zone could show in the window. */
    public static DateRange around(TimeSlot window) {
        long first = Math.floorDiv(window.start() - MAX_OFFSET, DAY);
        long last = Math.floorDiv(window.end() - 1 + MAX_OFFSET, DAY);
        return new DateRange(
                LocalDate.ofEpochDay(Math.max(first, MIN.toEpochDay())),
                LocalDate.ofEpochDay(Math.min(last, MAX.toEpochDay())));
    }

    /** Returns the slot in which a clock of some zone could show a date of this range. */
    public TimeSlot reach() {
        return TimeSlot.of(
                Math.max(0, from.toEpochDay() * DAY - MAX_OFFSET),
                Math.min(TimeSlot.MAX, (until.toEpochDay() + 1) * DAY + MAX_OFFSET));
    }

    /** Checks whether a date, given as the number of days since 1970-01-01, is in this range. */
    boolean contains(long epochDay) {
        return from.toEpochDay() <= epochDay && epochDay <= until.toEpochDay();
    }

    /** Checks whether some date is in both ranges. */
    public boolean overlaps(DateRange other) {
        return !from.isAfter(other.until) && !other.from.isAfter(until);
    }

    /** Returns the range as an ISO 8601 interval of dates. */
    @Override
    public String toString() {
        return from + "/" + until;
    }
}
