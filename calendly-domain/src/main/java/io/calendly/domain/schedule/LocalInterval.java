package io.calendly.domain.schedule;

import java.util.Objects;
import java.util.Optional;

/**
 * An interval of the times that a wall clock shows on one date, half-open: it includes its start and excludes its end.
 *
 * @param from the first time
 * @param to the time after the last
 */
public record LocalInterval(TimeOfDay from, TimeOfDay to) {

    /**
     * @throws NullPointerException if a component is null
     * @throws IllegalArgumentException if there is a {@linkplain #faultIn fault}
     */
    public LocalInterval {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        if (faultIn(from, to).isPresent()) {
            throw new IllegalArgumentException("from must be before to, not " + from + " and " + to);
        }
    }

    /** Returns {@link ScheduleFault#FROM_NOT_BEFORE_TO} unless the first time is before the second. */
    public static Optional<ScheduleFault> faultIn(TimeOfDay from, TimeOfDay to) {
        return from.compareTo(to) < 0 ? Optional.empty() : Optional.of(ScheduleFault.FROM_NOT_BEFORE_TO);
    }

    /** Returns the interval as {@code HH:MM-HH:MM}. */
    @Override
    public String toString() {
        return from + "-" + to;
    }
}
