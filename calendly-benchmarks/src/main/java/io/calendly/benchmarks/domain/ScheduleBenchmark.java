package io.calendly.benchmarks.domain;

import io.calendly.domain.availability.Overlaps;
import io.calendly.domain.schedule.LocalHours;
import io.calendly.domain.schedule.LocalInterval;
import io.calendly.domain.schedule.Schedule;
import io.calendly.domain.schedule.TimeOfDay;
import io.calendly.domain.schedule.WeeklyHours;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * A benchmark of open hours: 60 days of a schedule from Monday to Friday as start times, and the hours that fifty hosts
 * in five zones have in common. In these days, the clocks of three of the zones change.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ScheduleBenchmark {

    private static final int DAYS = 60;
    private static final int STARTS = 704;
    private static final int HOSTS = 50;
    private static final long HALF_HOUR = 1_800;

    private static final LocalDate FIRST_DAY = LocalDate.parse("2026-02-02");
    private static final List<String> ZONES =
            List.of("America/New_York", "Europe/London", "Europe/Berlin", "America/Sao_Paulo", "Africa/Johannesburg");

    private static final TimeSlot WINDOW =
            TimeSlot.of(Instant.parse("2026-02-02T05:00:00Z"), Instant.parse("2026-04-03T04:00:00Z"));

    /** The hours of a host on a weekday. */
    private record Host(String zone, int from, int to) {

        Schedule schedule() {
            LocalInterval hours = new LocalInterval(new TimeOfDay(from * 60), new TimeOfDay(to * 60));
            return Schedule.weekly(
                    "hours",
                    zone,
                    WeeklyHours.of(
                            LocalHours.of(List.of(hours)),
                            DayOfWeek.MONDAY,
                            DayOfWeek.TUESDAY,
                            DayOfWeek.WEDNESDAY,
                            DayOfWeek.THURSDAY,
                            DayOfWeek.FRIDAY));
        }

        /** Expands the hours by a date-time for each end of each day. */
        TimeSlots dayByDay() {
            ZoneId clock = ZoneId.of(zone);
            TimeSlots.Builder open = TimeSlots.builder();
            for (LocalDate day = FIRST_DAY.minusDays(1);
                    !day.isAfter(FIRST_DAY.plusDays(DAYS));
                    day = day.plusDays(1)) {
                if (day.getDayOfWeek().getValue() <= 5) {
                    long start = day.atTime(from, 0).atZone(clock).toEpochSecond();
                    open.add(start, day.atTime(to, 0).atZone(clock).toEpochSecond());
                }
            }
            return open.build().intersection(WINDOW);
        }
    }

    private final Host newYork = new Host("America/New_York", 9, 17);
    private final List<Host> hosts = new ArrayList<>();
    private final Schedule schedule = newYork.schedule();
    private final List<Schedule> schedules = new ArrayList<>();

    /** Makes the hosts, and checks that all implementations return the same result. */
    @Setup
    public void setUp() {
        for (int i = 0; i < HOSTS; i++) {
            Host host = new Host(ZONES.get(i % ZONES.size()), 7 + i % 3, 17 + i % 4);
            hosts.add(host);
            schedules.add(host.schedule());
        }
        boolean same = Arrays.equals(starts(), startsDayByDay())
                && commonHours().slots().equals(commonHoursDayByDay().slots());
        if (!same || starts().length != STARTS || commonHours().size() == 0) {
            throw new IllegalStateException("the hours differ");
        }
    }

    @Benchmark
    public long[] starts() {
        return halfHours(schedule.openWithin(WINDOW));
    }

    @Benchmark
    public long[] startsDayByDay() {
        return halfHours(newYork.dayByDay());
    }

    @Benchmark
    public Overlaps commonHours() {
        return Overlaps.of(
                schedules.stream().map(each -> each.openWithin(WINDOW)).toList());
    }

    @Benchmark
    public Overlaps commonHoursDayByDay() {
        return Overlaps.of(hosts.stream().map(Host::dayByDay).toList());
    }

    private static long[] halfHours(TimeSlots open) {
        long[] starts = new long[(int) (open.seconds() / HALF_HOUR)];
        int count = 0;
        for (int i = 0; i < open.size(); i++) {
            for (long start = open.start(i); start + HALF_HOUR <= open.end(i); start += HALF_HOUR) {
                starts[count++] = start;
            }
        }
        return Arrays.copyOf(starts, count);
    }
}
