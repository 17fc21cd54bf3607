package io.calendly.domain.booking;

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
import io.calendly.domain.user.UserId;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/** Random hours of hosts around a time at which it is hard to tell the time. */
final class RandomHours {

    private static final String UNKNOWN = "Mars/Olympus";

    /** A zone and a time at which its clock or its date changes. */
    private record Hard(String zone, String time) {}

    private static final List<Hard> HARD = List.of(
            new Hard("America/New_York", "2026-11-01T06:00:00Z"),
            new Hard("America/New_York", "2027-03-14T07:00:00Z"),
            new Hard("Australia/Lord_Howe", "2026-10-03T15:30:00Z"),
            new Hard("Australia/Lord_Howe", "2027-04-03T15:00:00Z"),
            new Hard("Asia/Kathmandu", "2026-12-31T18:15:00Z"),
            new Hard("Pacific/Apia", "2011-12-30T10:00:00Z"),
            new Hard("Africa/Cairo", "2026-04-23T22:00:00Z"),
            new Hard("Africa/Cairo", "2026-10-29T21:00:00Z"),
            new Hard("UTC", "2026-06-30T00:00:00Z"));

    private final Random random;
    private final long tick;
    private final Hard hard;

    RandomHours(Random random, long tick) {
        this.random = random;
        this.tick = tick;
        this.hard = HARD.get(random.nextInt(HARD.size()));
    }

    /** Returns the time around which the hours are, in epoch seconds. */
    long near() {
        return Instant.parse(hard.time).getEpochSecond();
    }

    private LocalDate date() {
        return LocalDate.ofEpochDay(Math.floorDiv(near(), 86_400L)).plusDays(random.nextInt(5) - 2);
    }

    private String zone() {
        return switch (random.nextInt(8)) {
            case 0 -> HARD.get(random.nextInt(HARD.size())).zone;
            case 1 -> random.nextInt(3) == 0 ? UNKNOWN : "Asia/Kolkata";
            default -> hard.zone;
        };
    }

    /** Returns a host who is open at some times around a start. */
    HostModel host(UserId user, long from) {
        HostModel host = new HostModel(user, zone());
        boolean hasSchedule = tick > 1 && random.nextInt(4) > 0;
        if (hasSchedule) {
            host.follows(schedule());
        }
        for (int count = random.nextInt(hasSchedule ? 2 : 4); count > 0; count--) {
            TimeSlot slot = declared(from);
            host.declares(slot);
            if (random.nextInt(3) == 0) {
                host.declares(slot.withStart(slot.start() + (slot.end() - slot.start()) / 2 / tick * tick));
            }
        }
        if (random.nextInt(3) == 0) {
            host.isOffIn(new TimeOff(new TimeOffId(new UUID(1, random.nextLong())), off(from), ""));
        }
        return host;
    }

    private long around(long from, int before, int after) {
        return from + (random.nextInt(before + after) - before) / tick * tick;
    }

    private TimeSlot declared(long from) {
        if (tick == 1 && random.nextInt(8) > 0) {
            long soon = around(from, 7_200, 1_200);
            return TimeSlot.of(soon, soon + 1 + random.nextInt(10_000));
        }
        long start = around(from, 30 * 3_600, 3_600);
        int length = switch (random.nextInt(4)) {
            case 0 -> random.nextInt(3_600);
            case 1 -> random.nextInt(4 * 86_400);
            default -> random.nextInt(86_400);
        };
        return TimeSlot.of(start, start + (1 + length / tick) * tick);
    }

    private TimeOff.Extent off(long from) {
        if (tick == 1 || random.nextBoolean()) {
            long start = around(from, 3 * 3_600, 3 * 3_600);
            return new TimeOff.Instants(TimeSlot.of(start, start + tick * (1 + random.nextInt(180))));
        }
        LocalDate first = date();
        return new TimeOff.Dates(new DateRange(first, first.plusDays(random.nextInt(2))), hard.zone);
    }

    private Schedule schedule() {
        return new Schedule("hours", zone(), week(), overrides(), travels(), effective());
    }

    private WeeklyHours week() {
        WeeklyHours.Builder week = WeeklyHours.builder();
        int kind = random.nextInt(4);
        for (DayOfWeek day : DayOfWeek.values()) {
            if (kind == 0) {
                week.add(day, LocalHours.ALL_DAY);
            } else if (kind == 1) {
                week.add(day, LocalHours.of(List.of(interval(9 * 60 + 30, 17 * 60))));
            } else if (random.nextInt(6) > 0) {
                week.add(day, someHours());
            }
        }
        return week.build();
    }

    private static LocalInterval interval(int start, int end) {
        return new LocalInterval(new TimeOfDay(start), new TimeOfDay(end));
    }

    private LocalHours someHours() {
        List<LocalInterval> hours = new ArrayList<>();
        for (int count = random.nextInt(4); count > 0; count--) {
            int unit = List.of(10, 15, 30, 60).get(random.nextInt(4));
            int start = random.nextInt(24 * 60 / unit);
            int end = start + 1 + random.nextInt(24 * 60 / unit - start);
            hours.add(interval(start * unit, end * unit));
        }
        return LocalHours.of(hours);
    }

    private DateOverrides overrides() {
        DateOverrides.Builder overrides = DateOverrides.builder();
        for (int count = random.nextInt(4); count > 0; count--) {
            overrides.add(new DateOverride(date(), random.nextInt(3) == 0 ? LocalHours.CLOSED : someHours()));
        }
        return overrides.build();
    }

    private Travels travels() {
        Travels.Builder travels = Travels.builder();
        for (int count = random.nextInt(6) - 3; count > 0; count--) {
            LocalDate first = date();
            DateRange dates = new DateRange(first, first.plusDays(random.nextInt(2)));
            travels.add(new Travel(dates, HARD.get(random.nextInt(HARD.size())).zone));
        }
        return travels.build();
    }

    private EffectiveDates effective() {
        return random.nextInt(8) > 0
                ? EffectiveDates.ALWAYS
                : new EffectiveDates(Optional.of(date().minusDays(1)), Optional.of(date().plusDays(5)));
    }
}
