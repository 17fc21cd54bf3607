package io.calendly.domain.schedule;

import io.calendly.domain.time.TimeZones;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * A slow, simple model of a schedule. It asks the rules of the zones about one instant at a time, and keeps the hours as
 * they were given.
 */
final class ScheduleModel {

    /** Hours in minutes since 00:00, half-open. */
    private record Hours(int from, int to) {}

    private record Trip(LocalDate from, LocalDate until, String zone, ZoneRules rules) {

        boolean includes(LocalDate date) {
            return !date.isBefore(from) && !date.isAfter(until);
        }
    }

    private final String zone;
    private final ZoneRules home;
    private final Map<DayOfWeek, List<Hours>> weekly = new EnumMap<>(DayOfWeek.class);
    private final Map<LocalDate, List<Hours>> dates = new HashMap<>();
    private final List<Trip> trips = new ArrayList<>();
    private Optional<LocalDate> from = Optional.empty();
    private Optional<LocalDate> until = Optional.empty();

    private ScheduleModel(String zone) {
        this.zone = zone;
        this.home = rules(zone);
    }

    static ZoneRules rules(String zone) {
        return TimeZones.find(zone).orElseThrow().getRules();
    }

    /** Returns a schedule with hours on most days, which often touch, overlap, or reach midnight. */
    static ScheduleModel random(Random random, String zone) {
        ScheduleModel model = new ScheduleModel(zone);
        for (DayOfWeek day : DayOfWeek.values()) {
            if (random.nextInt(8) > 0) {
                model.weekly.put(day, hours(random));
            }
        }
        return model;
    }

    private static List<Hours> hours(Random random) {
        List<Hours> hours = new ArrayList<>();
        for (int count = random.nextInt(4); count > 0; count--) {
            int unit = List.of(1, 15, 30, 60).get(random.nextInt(4));
            int start = random.nextInt(24 * 60 / unit);
            int end = start + 1 + random.nextInt(24 * 60 / unit - start);
            hours.add(new Hours(start * unit, end * unit));
        }
        return hours;
    }

    /** Adds overrides, travels that do not overlap, and effective dates, all near a date. */
    ScheduleModel withExceptions(Random random, LocalDate near, List<String> zones) {
        for (int count = random.nextInt(6); count > 0; count--) {
            dates.put(near.plusDays(random.nextInt(12) - 6), hours(random));
        }
        LocalDate start = near.minusDays(random.nextInt(9));
        for (int count = random.nextInt(4); count > 0; count--) {
            LocalDate end = start.plusDays(random.nextInt(3));
            String there = zones.get(random.nextInt(zones.size()));
            trips.add(new Trip(start, end, there, rules(there)));
            start = end.plusDays(1 + random.nextInt(3));
        }
        if (random.nextInt(4) == 0) {
            from = Optional.of(near.minusDays(random.nextInt(6)));
        }
        if (random.nextInt(4) == 0) {
            until = Optional.of(near.plusDays(random.nextInt(6)));
        }
        return this;
    }

    /** Checks whether an instant is open, in epoch seconds. */
    boolean isOpen(long instant) {
        LocalDateTime here = wallClock(home, instant);
        if (trips.stream().noneMatch(trip -> trip.includes(here.toLocalDate())) && isOpen(here)) {
            return true;
        }
        for (Trip trip : trips) {
            LocalDateTime there = wallClock(trip.rules, instant);
            if (trip.includes(there.toLocalDate()) && isOpen(there)) {
                return true;
            }
        }
        return false;
    }

    private static LocalDateTime wallClock(ZoneRules rules, long instant) {
        return LocalDateTime.ofEpochSecond(instant, 0, rules.getOffset(Instant.ofEpochSecond(instant)));
    }

    private boolean isOpen(LocalDateTime wallClock) {
        LocalDate date = wallClock.toLocalDate();
        if (from.filter(date::isBefore).isPresent()
                || until.filter(date::isAfter).isPresent()) {
            return false;
        }
        int minute = wallClock.getHour() * 60 + wallClock.getMinute();
        List<Hours> hours = dates.getOrDefault(date, weekly.getOrDefault(date.getDayOfWeek(), List.of()));
        return hours.stream().anyMatch(each -> each.from <= minute && minute < each.to);
    }

    /** Returns the schedule that this is the model of. */
    Schedule toSchedule() {
        WeeklyHours.Builder week = WeeklyHours.builder();
        weekly.forEach((day, hours) -> week.add(day, toHours(hours)));
        DateOverrides.Builder overrides = DateOverrides.builder();
        dates.forEach((date, hours) -> overrides.add(new DateOverride(date, toHours(hours))));
        Travels.Builder travels = Travels.builder();
        trips.forEach(trip -> travels.add(new Travel(new DateRange(trip.from, trip.until), trip.zone)));
        return new Schedule(
                "hours", zone, week.build(), overrides.build(), travels.build(), new EffectiveDates(from, until));
    }

    private static LocalHours toHours(List<Hours> hours) {
        return LocalHours.of(hours.stream()
                .map(each -> new LocalInterval(new TimeOfDay(each.from), new TimeOfDay(each.to)))
                .toList());
    }
}
