package io.calendly.domain.schedule;

import java.time.LocalDate;
import java.util.Optional;

/**
 * The dates on which a schedule applies, both included. Each end may be missing. They are dates on the clock that hours
 * are read on: that of the home zone, or of the zone of a travel.
 *
 * @param from the first date; empty if there is none
 * @param until the last date; empty if there is none
 */
public record EffectiveDates(Optional<LocalDate> from, Optional<LocalDate> until) {

    /** The effective dates of a schedule that always applies. */
    public static final EffectiveDates ALWAYS = new EffectiveDates(Optional.empty(), Optional.empty());

    /**
     * @throws NullPointerException if a component is null
     * @throws IllegalArgumentException if there is a {@linkplain #faultIn fault} in the dates
     */
    public EffectiveDates {
        faultIn(from, until).ifPresent(fault -> {
            throw new IllegalArgumentException("effective dates: " + fault);
        });
    }

    /** Returns the fault in the dates, as that of a {@link DateRange}. */
    public static Optional<ScheduleFault> faultIn(Optional<LocalDate> from, Optional<LocalDate> until) {
        return DateRange.faultIn(from.orElse(DateRange.MIN), until.orElse(DateRange.MAX));
    }

    /** Checks whether a schedule applies on a date, which is given as the number of days since 1970-01-01. */
    boolean contains(long epochDay) {
        return (from.isEmpty() || from.get().toEpochDay() <= epochDay)
                && (until.isEmpty() || epochDay <= until.get().toEpochDay());
    }
}
