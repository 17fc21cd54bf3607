package io.calendly.domain.schedule;

import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The hours of each day of the week. A day without a rule is closed. Immutable. */
public final class WeeklyHours {

    /** The hours of a week in which every day is closed. */
    public static final WeeklyHours CLOSED = builder().build();

    /** The number of days from a Monday to 1970-01-01, which is the epoch day 0. */
    private static final int MONDAY_TO_EPOCH = 3;

    private static final int DAYS = 7;

    private final SortedMap<DayOfWeek, LocalHours> rules;

    /** The hours of each day, from Monday. */
    private final LocalHours[] hours;

    private WeeklyHours(Map<DayOfWeek, LocalHours> rules) {
        this.rules = Collections.unmodifiableSortedMap(new TreeMap<>(rules));
        this.hours = new LocalHours[DAYS];
        Arrays.setAll(hours, day -> rules.getOrDefault(DayOfWeek.of(day + 1), LocalHours.CLOSED));
    }

    /** Returns a builder without rules. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Returns the week in which some days have the same hours and all others are closed.
     *
     * @throws IllegalArgumentException if a day is there twice
     */
    public static WeeklyHours of(LocalHours hours, DayOfWeek... days) {
        Builder week = builder();
        for (DayOfWeek day : days) {
            if (week.add(day, hours).isPresent()) {
                throw new IllegalArgumentException("days must be different, not " + Arrays.toString(days));
            }
        }
        return week.build();
    }

    /** Returns the hours of the days that have a rule, from Monday to Sunday. */
    public SortedMap<DayOfWeek, LocalHours> rules() {
        return rules;
    }

    /** Returns the hours of a date, which is given as the number of days since 1970-01-01. */
    LocalHours on(long epochDay) {
        return hours[(int) Math.floorMod(epochDay + MONDAY_TO_EPOCH, (long) DAYS)];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WeeklyHours that && rules.equals(that.rules);
    }

    @Override
    public int hashCode() {
        return rules.hashCode();
    }

    /** Returns the days that have a rule, with their hours. */
    @Override
    public String toString() {
        return rules.toString();
    }

    /** A builder of {@link WeeklyHours}, which says of each rule whether it fits those before it. */
    public static final class Builder {

        private final Map<DayOfWeek, LocalHours> rules = new EnumMap<>(DayOfWeek.class);

        private Builder() {}

        /**
         * Adds the hours of a day, unless the day has a rule.
         *
         * @return empty if they were added, otherwise {@link ScheduleFault#WEEKDAY_REPEATED}
         */
        public Optional<ScheduleFault> add(DayOfWeek day, LocalHours hours) {
            Objects.requireNonNull(hours, "hours");
            return rules.putIfAbsent(day, hours) == null
                    ? Optional.empty()
                    : Optional.of(ScheduleFault.WEEKDAY_REPEATED);
        }

        /** Returns the hours that were added. */
        public WeeklyHours build() {
            return new WeeklyHours(rules);
        }
    }
}
