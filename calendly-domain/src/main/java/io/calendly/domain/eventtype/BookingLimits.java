package io.calendly.domain.eventtype;

import io.calendly.domain.schedule.DateRange;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * The maximum number of bookings of an event type that a host takes in a period. Holds count, and so do bookings that
 * wait for a confirmation.
 *
 * @param perDay the maximum for a date of the host's clock
 * @param perWeek the maximum for a week of ISO 8601, from Monday
 * @param perMonth the maximum for a calendar month
 */
public record BookingLimits(OptionalInt perDay, OptionalInt perWeek, OptionalInt perMonth) {

    /** The maximum of a limit. */
    public static final int MAX = 10_000;

    /** The limits of an event type that has none. */
    public static final BookingLimits NONE =
            new BookingLimits(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());

    /** A period in which bookings are counted, by the date of their start on the clock of the host. */
    public enum Period {
        /** A date. */
        DAY {
            @Override
            public DateRange of(LocalDate date) {
                return range(date, date);
            }
        },
        /** A week of ISO 8601. */
        WEEK {
            @Override
            public DateRange of(LocalDate date) {
                LocalDate monday = date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                return range(monday, monday.plusDays(6));
            }
        },
        /** A calendar month. */
        MONTH {
            @Override
            public DateRange of(LocalDate date) {
                return range(date.withDayOfMonth(1), date.withDayOfMonth(date.lengthOfMonth()));
            }
        };

        /** Returns the dates of the period that a date is in. */
        public abstract DateRange of(LocalDate date);

        private static DateRange range(LocalDate first, LocalDate last) {
            return new DateRange(clamped(first), clamped(last));
        }

        private static LocalDate clamped(LocalDate date) {
            if (date.isBefore(DateRange.MIN)) {
                return DateRange.MIN;
            }
            return date.isAfter(DateRange.MAX) ? DateRange.MAX : date;
        }
    }

    /**
     * @throws NullPointerException if a component is null
     * @throws IllegalArgumentException if a limit is not from 1 to {@link #MAX}
     */
    public BookingLimits {
        require(perDay, "perDay");
        require(perWeek, "perWeek");
        require(perMonth, "perMonth");
    }

    private static void require(OptionalInt limit, String name) {
        Objects.requireNonNull(limit, name);
        if (limit.isPresent() && (limit.getAsInt() < 1 || limit.getAsInt() > MAX)) {
            throw new IllegalArgumentException(name + " must be from 1 to " + MAX + ", not " + limit.getAsInt());
        }
    }

    /** Returns the limits that are set, by period. */
    public Map<Period, Integer> set() {
        Map<Period, Integer> limits = new EnumMap<>(Period.class);
        perDay.ifPresent(limit -> limits.put(Period.DAY, limit));
        perWeek.ifPresent(limit -> limits.put(Period.WEEK, limit));
        perMonth.ifPresent(limit -> limits.put(Period.MONTH, limit));
        return limits;
    }
}
