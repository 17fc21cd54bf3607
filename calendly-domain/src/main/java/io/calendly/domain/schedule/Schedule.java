package io.calendly.domain.schedule;

import io.calendly.domain.text.TextRule;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import io.calendly.domain.time.TimeZones;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A rule by which time is open: hours on a wall clock, week by week, with exceptions.
 *
 * <pre>
 *   Mon–Fri 09:00–17:00, America/New_York       Mon 9 Nov     Tue 10 Nov    Wed 11 Nov
 *   weekly hours                                [-------)     [-------)     [-------)
 *   date override, 10 Nov 12:00–15:00                           [--)
 *   open                                        [-------)       [--)        [-------)
 * </pre>
 *
 * <p>An instant is open exactly when the wall clock shows, at that instant, a date and a time inside the hours of that
 * date. {@link ZoneClock} tells why. The hours of a date are those of its override if it has one, otherwise those of its
 * day of the week, and none outside the effective dates. They are read on the clock of the home zone, except on the
 * dates of a travel:
 *
 * <pre>
 *   at home in New York   2 Nov [-------)                             4 Nov [-------)
 *   in Lisbon on 3 Nov                        3 Nov [-------)
 *                                             (09:00 to 17:00 in Lisbon, which is 04:00 to 12:00 in New York)
 * </pre>
 *
 * <p>The dates of a travel are dates of the zone travelled to, when its clock is read, and dates at home, when it is
 * decided that the clock at home is not read. The two clocks may show open hours at the same time or shortly after each
 * other. Open time is the union.
 *
 * <p>A schedule has no end, so that it is always asked about a window. If this JVM does not know a zone, no clock shows
 * its hours, and no instant is open by it.
 *
 * <p>A storage may leave out the overrides and travels that have no date {@linkplain DateRange#around around} the window
 * that it reads for.
 *
 * @param name the name, which is unique among the schedules of a user, see {@link #NAME}
 * @param timeZone the name of the home zone. It followed {@link TimeZones#NAME} when a client set it, but may be unknown
 *     to this JVM
 * @param weeklyHours the hours of each day of the week
 * @param overrides the hours of single dates
 * @param travels the stays in other zones
 * @param effective the dates on which the schedule applies
 */
public record Schedule(
        String name,
        String timeZone,
        WeeklyHours weeklyHours,
        DateOverrides overrides,
        Travels travels,
        EffectiveDates effective) {

    /** The rule for names: a slug. */
    public static final TextRule NAME = TextRule.slug(64);

    /**
     * @throws NullPointerException if a component is null
     * @throws IllegalArgumentException if the name does not follow its rule, or if the time zone is not one line of text
     */
    public Schedule {
        NAME.require(name, "name");
        TimeZones.STORED_NAME.require(timeZone, "timeZone");
        Objects.requireNonNull(weeklyHours, "weeklyHours");
        Objects.requireNonNull(overrides, "overrides");
        Objects.requireNonNull(travels, "travels");
        Objects.requireNonNull(effective, "effective");
    }

    /** Returns a schedule with the same hours in every week, and without exceptions. */
    public static Schedule weekly(String name, String timeZone, WeeklyHours weeklyHours) {
        return new Schedule(name, timeZone, weeklyHours, DateOverrides.NONE, Travels.NONE, EffectiveDates.ALWAYS);
    }

    /** Returns the open time in a window, clipped to it. */
    public TimeSlots openWithin(TimeSlot window) {
        TimeSlots open = TimeSlots.empty();
        for (Reading reading : readings(window, this::hoursOn)) {
            open = open.union(reading.clock.open(reading.hours, reading.window));
        }
        return open;
    }

    /**
     * Returns the open time in a window, clipped to it, with the rules that open it.
     *
     * @return stretches by start, whose union is {@link #openWithin}. Each is of one date and one rule. Two overlap only
     *     if they are of different clocks
     */
    public List<Stretch> explainWithin(TimeSlot window) {
        return explain(window, this::hoursOn);
    }

    /**
     * Returns the time in a window, clipped to it, of the effective dates that overrides close.
     *
     * @return stretches by start, each of one date
     */
    public List<Stretch> closedWithin(TimeSlot window) {
        return explain(window, day -> isClosed(day) ? LocalHours.ALL_DAY : LocalHours.CLOSED);
    }

    /** Returns this schedule without the overrides: what the weekly hours alone open. */
    public Schedule withoutOverrides() {
        return new Schedule(name, timeZone, weeklyHours, DateOverrides.NONE, travels, effective);
    }

    private boolean isClosed(long day) {
        return effective.contains(day)
                && overrides.contains(day)
                && hoursOn(day).isClosed();
    }

    private List<Stretch> explain(TimeSlot window, ZoneClock.HoursByDate hours) {
        List<Stretch> stretches = new ArrayList<>();
        for (Reading reading : readings(window, hours)) {
            stretches.addAll(explain(reading));
        }
        stretches.sort(
                Comparator.comparingLong((Stretch stretch) -> stretch.slot().start())
                        .thenComparing(stretch -> stretch.slot().end()));
        return stretches;
    }

    private List<Stretch> explain(Reading reading) {
        List<Stretch> stretches = new ArrayList<>();
        reading.clock.read(reading.hours, reading.window, (day, start, end) -> {
            Stretch next = new Stretch(TimeSlot.of(start, end), LocalDate.ofEpochDay(day), ruleOn(day), reading.travel);
            int last = stretches.size() - 1;
            if (last >= 0 && stretches.get(last).isContinuedBy(next)) {
                stretches.set(last, stretches.get(last).joined(next));
            } else {
                stretches.add(next);
            }
        });
        return stretches;
    }

    /**
     * Hours to be read on one clock.
     *
     * @param travel the travel that the clock belongs to; empty at home
     */
    private record Reading(ZoneClock clock, ZoneClock.HoursByDate hours, TimeSlot window, Optional<Travel> travel) {}

    /** Returns what has to be read in a window: the clock at home, and those of the travels that reach into it. */
    private List<Reading> readings(TimeSlot window, ZoneClock.HoursByDate hours) {
        List<Reading> readings = new ArrayList<>();
        ZoneClock.HoursByDate atHome = day -> travels.contains(day) ? LocalHours.CLOSED : hours.on(day);
        ZoneClock.of(timeZone).ifPresent(clock -> readings.add(new Reading(clock, atHome, window, Optional.empty())));
        for (Travel travel : travels.list()) {
            DateRange dates = travel.dates();
            TimeSlot reach = dates.reach();
            if (reach.overlaps(window)) {
                ZoneClock.HoursByDate away = day -> dates.contains(day) ? hours.on(day) : LocalHours.CLOSED;
                ZoneClock.of(travel.timeZone())
                        .ifPresent(clock -> readings.add(
                                new Reading(clock, away, reach.intersection(window), Optional.of(travel))));
            }
        }
        return readings;
    }

    private LocalHours hoursOn(long day) {
        return effective.contains(day) ? overrides.on(day, weeklyHours.on(day)) : LocalHours.CLOSED;
    }

    private Stretch.Rule ruleOn(long day) {
        return overrides.contains(day) ? Stretch.Rule.DATE_OVERRIDE : Stretch.Rule.WEEKLY_HOURS;
    }
}
