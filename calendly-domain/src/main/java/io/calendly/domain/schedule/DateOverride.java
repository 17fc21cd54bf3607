package io.calendly.domain.schedule;

import java.time.LocalDate;
import java.util.Objects;

/**
 * The hours of one date, in place of those of its day of the week.
 *
 * @param date the date, on the clock that hours are read on
 * @param hours the hours; {@link LocalHours#CLOSED} closes the date
 */
public record DateOverride(LocalDate date, LocalHours hours) {

    /**
     * @throws NullPointerException if a component is null
     * @throws IllegalArgumentException if the date is {@linkplain DateRange#faultIn(LocalDate) out of range}
     */
    public DateOverride {
        Objects.requireNonNull(hours, "hours");
        if (DateRange.faultIn(date).isPresent()) {
            throw new IllegalArgumentException("date must be from 1970 to 9999, not " + date);
        }
    }
}
