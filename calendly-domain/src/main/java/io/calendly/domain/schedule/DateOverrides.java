package io.calendly.domain.schedule;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The date overrides of a schedule: at most one for each date, in the order of dates. Immutable. */
public final class DateOverrides {

    /** The maximum number of dates. */
    public static final int MAX_DATES = 1_000;

    /** The overrides of a schedule that has none. */
    public static final DateOverrides NONE = builder().build();

    private final List<DateOverride> list;
    private final long[] days;

    private DateOverrides(List<DateOverride> list) {
        this.list = list;
        this.days = list.stream().mapToLong(each -> each.date().toEpochDay()).toArray();
    }

    /** Returns a builder without overrides. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Returns the overrides, in any order.
     *
     * @throws IllegalArgumentException if two are of one date, or if there are more than {@link #MAX_DATES}
     */
    public static DateOverrides of(Collection<DateOverride> overrides) {
        Builder builder = builder();
        overrides.forEach(each -> builder.add(each).ifPresent(fault -> {
            throw new IllegalArgumentException(each + ": " + fault);
        }));
        return builder.build();
    }

    /**
     * Returns the overrides, in any order.
     *
     * @throws IllegalArgumentException if two are of one date, or if there are more than {@link #MAX_DATES}
     */
    public static DateOverrides of(DateOverride... overrides) {
        return of(Arrays.asList(overrides));
    }

    /** Returns the overrides in the order of their dates. */
    public List<DateOverride> list() {
        return list;
    }

    /** Checks whether there is an override of a date, which is given as the number of days since 1970-01-01. */
    boolean contains(long epochDay) {
        return indexOf(epochDay) >= 0;
    }

    /** Returns the hours of the date if it has an override, otherwise the usual ones. */
    LocalHours on(long epochDay, LocalHours usual) {
        int index = indexOf(epochDay);
        return index < 0 ? usual : list.get(index).hours();
    }

    private int indexOf(long epochDay) {
        return Arrays.binarySearch(days, epochDay);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DateOverrides that && list.equals(that.list);
    }

    @Override
    public int hashCode() {
        return list.hashCode();
    }

    /** Returns the overrides in brackets. */
    @Override
    public String toString() {
        return list.toString();
    }

    /** A builder of {@link DateOverrides}, which says of each override whether it fits those before it. */
    public static final class Builder {

        private final TreeMap<LocalDate, DateOverride> byDate = new TreeMap<>();

        private Builder() {}

        /**
         * Adds an override, unless its date has one or there are {@link #MAX_DATES}.
         *
         * @return empty if it was added, otherwise {@link ScheduleFault#DATE_REPEATED} or
         *     {@link ScheduleFault#TOO_MANY_DATES}
         */
        public Optional<ScheduleFault> add(DateOverride override) {
            if (byDate.containsKey(override.date())) {
                return Optional.of(ScheduleFault.DATE_REPEATED);
            }
            if (byDate.size() == MAX_DATES) {
                return Optional.of(ScheduleFault.TOO_MANY_DATES);
            }
            byDate.put(override.date(), override);
            return Optional.empty();
        }

        /** Returns the overrides that were added. */
        public DateOverrides build() {
            return new DateOverrides(List.copyOf(byDate.values()));
        }
    }
}
