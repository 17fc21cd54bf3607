package io.calendly.domain.eventtype;

import io.calendly.domain.schedule.DateRange;
import java.time.LocalDate;
import java.util.Objects;

/** The dates on which a meeting can be booked, on the clock of a host. */
public sealed interface BookingWindow {

    /**
     * Some days from today on.
     *
     * @param days the number of days after today; 0 for today alone
     */
    record Days(int days) implements BookingWindow {

        /** The maximum number of days. */
        public static final int MAX_DAYS = 3_660;

        /** @throws IllegalArgumentException if the number is negative or larger than {@link #MAX_DAYS} */
        public Days {
            if (days < 0 || days > MAX_DAYS) {
                throw new IllegalArgumentException("days must be from 0 to " + MAX_DAYS + ", not " + days);
            }
        }

        @Override
        public DateRange dates(LocalDate today) {
            LocalDate last = today.plusDays(days);
            return new DateRange(today, last.isAfter(DateRange.MAX) ? DateRange.MAX : last);
        }
    }

    /**
     * Certain dates.
     *
     * @param dates the dates
     */
    record Dates(DateRange dates) implements BookingWindow {

        /** @throws NullPointerException if the dates are null */
        public Dates {
            Objects.requireNonNull(dates, "dates");
        }

        @Override
        public DateRange dates(LocalDate today) {
            return dates;
        }
    }

    /**
     * Returns the dates on which a meeting can be booked.
     *
     * @param today the date that the clock of the host shows now
     */
    DateRange dates(LocalDate today);
}
