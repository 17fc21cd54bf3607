package io.calendly.jdbc.store;

import static java.util.Objects.requireNonNull;

import io.calendly.domain.schedule.DateOverride;
import io.calendly.domain.schedule.DateOverrides;
import io.calendly.domain.schedule.DateRange;
import io.calendly.domain.schedule.EffectiveDates;
import io.calendly.domain.schedule.Schedule;
import io.calendly.domain.schedule.ScheduleFault;
import io.calendly.domain.schedule.Travel;
import io.calendly.domain.schedule.Travels;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The parts of a schedule, which are rows of three tables and come in any order. */
final class ScheduleParts {

    /** The kind of the part that has the zone, the weekly hours and the effective dates. */
    static final int SCHEDULE = 3;

    static final int OVERRIDE = 4;

    static final int TRAVEL = 5;

    private final DateOverrides.Builder overrides = DateOverrides.builder();
    private final Travels.Builder travels = Travels.builder();
    private Optional<SchedulesSql.Part> schedule = Optional.empty();

    void add(SchedulesSql.Part part) {
        switch (part.kind()) {
            case SCHEDULE -> schedule = Optional.of(part);
            case OVERRIDE ->
                requireNone(overrides.add(
                        new DateOverride(date(part.first()), HoursText.hours(requireNonNull(part.hours())))));
            case TRAVEL ->
                requireNone(travels.add(new Travel(
                        new DateRange(date(part.first()), date(part.last())), requireNonNull(part.timeZone()))));
            default -> throw new IllegalStateException("A part of an unknown kind: " + part);
        }
    }

    private static LocalDate date(@Nullable Long day) {
        return LocalDate.ofEpochDay(requireNonNull(day));
    }

    private static void requireNone(Optional<ScheduleFault> fault) {
        if (fault.isPresent()) {
            throw new IllegalStateException("A stored schedule breaks a rule: " + fault.get());
        }
    }

    /** Returns the schedule; empty if there is no part of the kind {@link #SCHEDULE}. */
    Optional<Schedule> build() {
        return schedule.map(own -> new Schedule(
                own.name(),
                requireNonNull(own.timeZone()),
                HoursText.week(requireNonNull(own.hours())),
                overrides.build(),
                travels.build(),
                new EffectiveDates(optionalDate(own.first()), optionalDate(own.last()))));
    }

    private static Optional<LocalDate> optionalDate(@Nullable Long day) {
        return Optional.ofNullable(day).map(LocalDate::ofEpochDay);
    }
}
