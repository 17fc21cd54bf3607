package io.calendly.ports.contract;

import io.calendly.domain.schedule.DateOverride;
import io.calendly.domain.schedule.DateOverrides;
import io.calendly.domain.schedule.DateRange;
import io.calendly.domain.schedule.EffectiveDates;
import io.calendly.domain.schedule.LocalHours;
import io.calendly.domain.schedule.LocalInterval;
import io.calendly.domain.schedule.Schedule;
import io.calendly.domain.schedule.TimeOfDay;
import io.calendly.domain.schedule.TimeOff;
import io.calendly.domain.schedule.TimeOffId;
import io.calendly.domain.schedule.Travel;
import io.calendly.domain.schedule.Travels;
import io.calendly.domain.schedule.WeeklyHours;
import io.calendly.domain.time.TimeSlot;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/** Schedules and time off for tests. */
public final class SampleSchedules {

    static final String NEW_YORK = "America/New_York";

    /** The name of a zone that no JVM knows. It may have been known to the one that stored it. */
    static final String UNKNOWN_ZONE = "Mars/Olympus Mons";

    private static final List<String> ZONES = List.of(
            NEW_YORK, "Europe/Lisbon", "Asia/Kathmandu", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Africa/Cairo");

    private SampleSchedules() {}

    /** Returns hours from a text such as {@code 09:00-12:00,13:00-17:00}; empty for none. */
    static LocalHours hours(String text) {
        List<LocalInterval> intervals = new ArrayList<>();
        for (String interval : text.isEmpty() ? new String[0] : text.split(",", -1)) {
            intervals.add(new LocalInterval(time(interval.substring(0, 5)), time(interval.substring(6))));
        }
        return LocalHours.of(intervals);
    }

    private static TimeOfDay time(String text) {
        return TimeOfDay.parse(text).orElseThrow();
    }

    /** Returns a schedule from Monday to Friday. */
    static Schedule weekdays(String name, String zone, String hours) {
        return Schedule.weekly(
                name,
                zone,
                WeeklyHours.of(
                        hours(hours),
                        DayOfWeek.MONDAY,
                        DayOfWeek.TUESDAY,
                        DayOfWeek.WEDNESDAY,
                        DayOfWeek.THURSDAY,
                        DayOfWeek.FRIDAY));
    }

    /** Returns a schedule with other hours on some dates. */
    static Schedule with(Schedule schedule, DateOverride... overrides) {
        return new Schedule(
                schedule.name(),
                schedule.timeZone(),
                schedule.weeklyHours(),
                DateOverrides.of(overrides),
                schedule.travels(),
                schedule.effective());
    }

    static DateOverride override(String date, String hours) {
        return new DateOverride(LocalDate.parse(date), hours(hours));
    }

    static Travel travel(String from, String until, String zone) {
        return new Travel(dates(from, until), zone);
    }

    static DateRange dates(String from, String until) {
        return new DateRange(LocalDate.parse(from), LocalDate.parse(until));
    }

    /** Returns a schedule that has some of everything, at the ends of what a rule may name. */
    static Schedule full(String name) {
        WeeklyHours.Builder week = WeeklyHours.builder();
        week.add(DayOfWeek.SUNDAY, hours("00:00-24:00"));
        week.add(DayOfWeek.MONDAY, hours("09:00-12:00,13:00-17:30,22:00-24:00"));
        week.add(DayOfWeek.TUESDAY, LocalHours.CLOSED);
        return new Schedule(
                name,
                UNKNOWN_ZONE,
                week.build(),
                DateOverrides.of(
                        override("1970-01-01", "00:00-00:01"),
                        override("2026-12-24", ""),
                        override("9999-12-31", "10:00-11:00,12:00-13:00")),
                Travels.of(
                        travel("1970-01-01", "1970-01-01", "Europe/Lisbon"),
                        travel("1970-01-02", "2026-11-08", "Mars/Utopia"),
                        travel("9999-12-31", "9999-12-31", "Asia/Tokyo")),
                new EffectiveDates(Optional.of(LocalDate.EPOCH), Optional.of(LocalDate.of(9999, 12, 31))));
    }

    /** Returns a schedule with many overrides and travels in the years around a date. */
    static Schedule random(Random random, LocalDate near) {
        WeeklyHours.Builder week = WeeklyHours.builder();
        for (DayOfWeek day : DayOfWeek.values()) {
            if (random.nextInt(5) > 0) {
                week.add(day, randomHours(random));
            }
        }
        DateOverrides.Builder overrides = DateOverrides.builder();
        for (int i = 0; i < 200; i++) {
            overrides.add(new DateOverride(near.plusDays(random.nextInt(600) - 300), randomHours(random)));
        }
        Travels.Builder travels = Travels.builder();
        for (int i = 0; i < 60; i++) {
            LocalDate from = near.plusDays(random.nextInt(600) - 300);
            travels.add(new Travel(new DateRange(from, from.plusDays(random.nextInt(12))), zone(random)));
        }
        return new Schedule(
                "random",
                zone(random),
                week.build(),
                overrides.build(),
                travels.build(),
                new EffectiveDates(
                        random.nextBoolean() ? Optional.of(near.minusDays(random.nextInt(200))) : Optional.empty(),
                        random.nextBoolean() ? Optional.of(near.plusDays(random.nextInt(200))) : Optional.empty()));
    }

    private static String zone(Random random) {
        return ZONES.get(random.nextInt(ZONES.size()));
    }

    private static LocalHours randomHours(Random random) {
        List<LocalInterval> intervals = new ArrayList<>();
        for (int count = random.nextInt(3); count > 0; count--) {
            int from = random.nextInt(24 * 60);
            int to = from + 1 + random.nextInt(24 * 60 - from);
            intervals.add(new LocalInterval(new TimeOfDay(from), new TimeOfDay(to)));
        }
        return LocalHours.of(intervals);
    }

    /** Returns time off of a few hours or days, some time after an instant. */
    static TimeOff randomTimeOff(Random random, Instant after) {
        TimeOffId id = new TimeOffId(new UUID(random.nextLong(), random.nextLong()));
        Instant start = after.plusSeconds(random.nextInt(400 * 86_400));
        if (random.nextBoolean()) {
            return new TimeOff(id, instants(start, 1 + random.nextInt(200_000)), "");
        }
        LocalDate from = LocalDate.ofEpochDay(start.getEpochSecond() / 86_400);
        String zone = random.nextInt(8) == 0 ? UNKNOWN_ZONE : zone(random);
        return new TimeOff(id, new TimeOff.Dates(new DateRange(from, from.plusDays(random.nextInt(20))), zone), "");
    }

    static TimeOff.Instants instants(Instant start, long seconds) {
        return new TimeOff.Instants(TimeSlot.of(start, start.plusSeconds(seconds)));
    }
}
