package io.calendly.domain.schedule;

import io.calendly.domain.time.TimeSlot;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A stretch of open time, and the rule of a schedule that opens it.
 *
 * @param slot the open time
 * @param date the date of the rule, on the clock that its hours are read on
 * @param rule the kind of the rule
 * @param travel the travel on whose clock the hours are read; empty if it is the clock at home
 */
public record Stretch(TimeSlot slot, LocalDate date, Rule rule, Optional<Travel> travel) {

    /** The kind of a rule that opens time. */
    public enum Rule {
        /** The hours of a day of the week. */
        WEEKLY_HOURS,
        /** The hours of a single date. */
        DATE_OVERRIDE
    }

    /** @throws NullPointerException if a component is null */
    public Stretch {
        Objects.requireNonNull(slot, "slot");
        Objects.requireNonNull(date, "date");
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(travel, "travel");
    }

    /** Checks whether another stretch continues this one by the same rule. */
    boolean isContinuedBy(Stretch next) {
        return slot.end() == next.slot.start()
                && date.equals(next.date)
                && rule == next.rule
                && travel.equals(next.travel);
    }

    private Stretch withSlot(TimeSlot part) {
        return new Stretch(part, date, rule, travel);
    }

    /** Returns this stretch up to the end of another, which continues it. */
    Stretch joined(Stretch next) {
        return withSlot(slot.span(next.slot));
    }

    /**
     * Groups stretches by the dates of a zone, for a reader who may live in another one than the schedule.
     *
     * @param stretches in ascending order
     * @param clock the clock of the reader
     * @return the stretches of each date that has some, cut where the clock begins to show another date
     */
    public static SortedMap<LocalDate, List<Stretch>> byDate(Collection<Stretch> stretches, ZoneClock clock) {
        SortedMap<LocalDate, List<Stretch>> byDate = new TreeMap<>();
        for (Stretch stretch : stretches) {
            for (ZoneClock.DatePart part : clock.byDate(stretch.slot)) {
                byDate.computeIfAbsent(part.date(), date -> new ArrayList<>()).add(stretch.withSlot(part.slot()));
            }
        }
        return byDate;
    }
}
