package io.calendly.benchmarks.domain;

import io.calendly.domain.availability.Buffers;
import io.calendly.domain.availability.Claim;
import io.calendly.domain.availability.OccupancyOwner;
import io.calendly.domain.availability.StoredTime;
import io.calendly.domain.booking.Bookability;
import io.calendly.domain.booking.BookableSlot;
import io.calendly.domain.booking.BookingQuestion;
import io.calendly.domain.booking.HostTime;
import io.calendly.domain.booking.Place;
import io.calendly.domain.booking.Reason;
import io.calendly.domain.eventtype.BookingLimits;
import io.calendly.domain.eventtype.BookingRules;
import io.calendly.domain.eventtype.BookingWindow;
import io.calendly.domain.eventtype.EventType;
import io.calendly.domain.eventtype.EventTypeDescription;
import io.calendly.domain.eventtype.EventTypeId;
import io.calendly.domain.eventtype.EventTypeSettings;
import io.calendly.domain.eventtype.Hosting;
import io.calendly.domain.eventtype.Timing;
import io.calendly.domain.meeting.MeetingId;
import io.calendly.domain.schedule.LocalHours;
import io.calendly.domain.schedule.LocalInterval;
import io.calendly.domain.schedule.Schedule;
import io.calendly.domain.schedule.TimeOfDay;
import io.calendly.domain.schedule.WeeklyHours;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import io.calendly.domain.user.UserId;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * A benchmark of the decision which slots can be booked: those of a month for one host with 500 meetings, and for fifty
 * hosts of a round robin and of a collective with 20 meetings each. Half of the meetings have buffers.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class BookabilityBenchmark {

    private static final int HOSTS = 50;
    private static final int MEETINGS = 500;
    private static final int MEETINGS_OF_EACH = 20;
    private static final int PLACES = 200;
    private static final int HALF_HOUR = 1_800;

    private static final Instant NOW = Instant.parse("2026-10-15T09:30:00Z");
    private static final TimeSlot MONTH = TimeSlot.of(NOW, NOW.plus(Duration.ofDays(31)));
    private static final List<String> ZONES =
            List.of("America/New_York", "Europe/London", "Europe/Berlin", "America/Sao_Paulo", "Africa/Johannesburg");

    private final BookingQuestion solo = question(Hosting.Kind.SOLO, 1);
    private final BookingQuestion roundRobin = question(Hosting.Kind.ROUND_ROBIN, HOSTS);
    private final BookingQuestion collective = question(Hosting.Kind.COLLECTIVE, HOSTS);
    private final List<HostTime> oneHost = List.of(host(0, MEETINGS));
    private final List<HostTime> hosts = new ArrayList<>();
    private final List<Place> places = new ArrayList<>();

    private static BookingQuestion question(Hosting.Kind kind, int hosts) {
        BookingLimits limits = new BookingLimits(OptionalInt.of(8), OptionalInt.of(40), OptionalInt.empty());
        EventTypeSettings settings = new EventTypeSettings(
                new EventTypeDescription("Talk", "talk", "", ""),
                new Hosting(
                        kind,
                        LongStream.range(0, hosts)
                                .mapToObj(id -> new UserId(1 + id))
                                .collect(Collectors.toCollection(TreeSet::new)),
                        1,
                        Optional.empty()),
                new Timing(new TreeSet<>(List.of(HALF_HOUR)), HALF_HOUR, Timing.StartTimes.GRID, new Buffers(300, 600)),
                new BookingRules(3_600, Optional.of(new BookingWindow.Days(60)), limits, 0, false),
                List.of(),
                true);
        EventType type = new EventType(new EventTypeId(new UUID(1, 1)), settings, NOW, 1);
        return BookingQuestion.window(type, OptionalInt.empty(), MONTH, NOW);
    }

    /** Returns a host who works from Monday to Friday, with meetings that are spread over the month. */
    private static HostTime host(int number, int meetings) {
        String zone = ZONES.get(number % ZONES.size());
        LocalInterval hours = new LocalInterval(new TimeOfDay(8 * 60), new TimeOfDay((17 + number % 4) * 60));
        WeeklyHours week = WeeklyHours.of(
                LocalHours.of(List.of(hours)),
                DayOfWeek.MONDAY,
                DayOfWeek.TUESDAY,
                DayOfWeek.WEDNESDAY,
                DayOfWeek.THURSDAY,
                DayOfWeek.FRIDAY);
        TimeSlots.Builder occupied = TimeSlots.builder();
        List<Claim> claims = new ArrayList<>();
        long step = (MONTH.end() - MONTH.start()) / meetings;
        for (int i = 0; i < meetings; i++) {
            long start = MONTH.start() + i * step + number * 60L;
            TimeSlot slot = TimeSlot.of(start, start + HALF_HOUR);
            if (i % 2 == 0) {
                occupied.add(slot);
            } else {
                claims.add(new Claim(OccupancyOwner.Kind.MEETING, slot, new Buffers(600, 300), Optional.empty()));
            }
        }
        StoredTime time = new StoredTime(
                new UserId(1 + number),
                TimeSlots.empty(),
                Optional.of(Schedule.weekly("hours", zone, week)),
                List.of(),
                occupied.build(),
                claims);
        return new HostTime(time, zone);
    }

    private static Place place(int number) {
        long start = MONTH.start() + number * 9_000L;
        return new Place(
                new UUID(2, number),
                new TreeSet<>(List.of(new UserId(1 + number % HOSTS))),
                TimeSlot.of(start, start + HALF_HOUR),
                Optional.of(new MeetingId(new UUID(3, number))),
                NOW,
                Optional.empty());
    }

    /** Makes the hosts, and checks that each event type has slots. */
    @Setup
    public void setUp() {
        for (int i = 0; i < HOSTS; i++) {
            hosts.add(host(i, MEETINGS_OF_EACH));
        }
        for (int i = 0; i < PLACES; i++) {
            places.add(place(i));
        }
        if (slotsOfOne().isEmpty()
                || slotsOfRoundRobin().isEmpty()
                || slotsOfCollective().isEmpty()) {
            throw new IllegalStateException("there are no slots");
        }
    }

    @Benchmark
    public List<BookableSlot> slotsOfOne() {
        return Bookability.of(solo, oneHost, places).slots();
    }

    @Benchmark
    public List<BookableSlot> slotsOfRoundRobin() {
        return Bookability.of(roundRobin, hosts, places).slots();
    }

    @Benchmark
    public List<BookableSlot> slotsOfCollective() {
        return Bookability.of(collective, hosts, places).slots();
    }

    @Benchmark
    public List<Reason> reasonsOfRoundRobin() {
        return Bookability.of(roundRobin, hosts, places).reasons(MONTH.start());
    }
}
