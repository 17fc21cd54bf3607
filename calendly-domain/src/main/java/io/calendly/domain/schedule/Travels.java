package io.calendly.domain.schedule;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The travels of a schedule in the order of their dates. No date belongs to two of them. Immutable. */
public final class Travels {

    /** The maximum number of travels. */
    public static final int MAX_TRAVELS = 50;

    /** The travels of a schedule that has none. */
    public static final Travels NONE = builder().build();

    private final List<Travel> list;

    /** The first day of each travel, and the day after its last, in turn: never descending. */
    private final long[] bounds;

    private Travels(List<Travel> list) {
        this.list = list;
        this.bounds = list.stream()
                .map(Travel::dates)
                .flatMap(dates -> Stream.of(dates.from(), dates.until().plusDays(1)))
                .mapToLong(LocalDate::toEpochDay)
                .toArray();
    }

    /** Returns a builder without travels. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Returns the travels, in any order.
     *
     * @throws IllegalArgumentException if two have a date in common, or if there are more than {@link #MAX_TRAVELS}
     */
    public static Travels of(Collection<Travel> travels) {
        Builder builder = builder();
        travels.forEach(each -> builder.add(each).ifPresent(fault -> {
            throw new IllegalArgumentException(each + ": " + fault);
        }));
        return builder.build();
    }

    /**
     * Returns the travels, in any order.
     *
     * @throws IllegalArgumentException if two have a date in common, or if there are more than {@link #MAX_TRAVELS}
     */
    public static Travels of(Travel... travels) {
        return of(Arrays.asList(travels));
    }

    /** Returns the travels in the order of their dates. */
    public List<Travel> list() {
        return list;
    }

    /** Checks whether a date, given as the number of days since 1970-01-01, is a date of a travel. */
    boolean contains(long epochDay) {
        // The number of bounds at or before a day is odd exactly on a travel. Travels that touch have a bound in
        // common, which is there twice and counts twice. Arrays.binarySearch would find any one of the two.
        int low = 0;
        int high = bounds.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (bounds[middle] <= epochDay) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return (low & 1) == 1;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Travels that && list.equals(that.list);
    }

    @Override
    public int hashCode() {
        return list.hashCode();
    }

    /** Returns the travels in brackets. */
    @Override
    public String toString() {
        return list.toString();
    }

    /** A builder of {@link Travels}, which says of each travel whether it fits those before it. */
    public static final class Builder {

        private final NavigableMap<LocalDate, Travel> byStart = new TreeMap<>();

        private Builder() {}

        /**
         * Adds a travel, unless it has a date in common with another or there are {@link #MAX_TRAVELS}.
         *
         * @return empty if it was added, otherwise {@link ScheduleFault#TRAVELS_OVERLAP} or
         *     {@link ScheduleFault#TOO_MANY_TRAVELS}
         */
        public Optional<ScheduleFault> add(Travel travel) {
            // The travels before do not overlap each other, so only the last that starts in time can reach this one.
            Map.Entry<LocalDate, Travel> before =
                    byStart.floorEntry(travel.dates().until());
            if (before != null && before.getValue().dates().overlaps(travel.dates())) {
                return Optional.of(ScheduleFault.TRAVELS_OVERLAP);
            }
            if (byStart.size() == MAX_TRAVELS) {
                return Optional.of(ScheduleFault.TOO_MANY_TRAVELS);
            }
            byStart.put(travel.dates().from(), travel);
            return Optional.empty();
        }

        /** Returns the travels that were added. */
        public Travels build() {
            return new Travels(List.copyOf(byStart.values()));
        }
    }
}
