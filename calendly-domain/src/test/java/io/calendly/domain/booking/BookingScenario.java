package io.calendly.domain.booking;

import io.calendly.domain.availability.Buffers;
import io.calendly.domain.availability.Claim;
import io.calendly.domain.availability.OccupancyOwner;
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
import io.calendly.domain.schedule.DateOverride;
import io.calendly.domain.schedule.DateOverrides;
import io.calendly.domain.schedule.EffectiveDates;
import io.calendly.domain.schedule.LocalHours;
import io.calendly.domain.schedule.LocalInterval;
import io.calendly.domain.schedule.Schedule;
import io.calendly.domain.schedule.TimeOfDay;
import io.calendly.domain.schedule.TimeOff;
import io.calendly.domain.schedule.TimeOffId;
import io.calendly.domain.schedule.Travels;
import io.calendly.domain.schedule.WeeklyHours;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.user.UserId;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * A scenario of bookings: an event type, the time of its hosts, and now. It has one word per fact. Times are local times
 * of a zone, which is UTC at first.
 */
final class BookingScenario {

    static final UserId ANN = new UserId(1);
    static final UserId BOB = new UserId(2);
    static final UserId EVE = new UserId(3);

    private static final EventTypeId TYPE = new EventTypeId(new UUID(1, 1));

    private final Hosting.Kind kind;
    private final SortedMap<UserId, HostModel> hosts = new TreeMap<>();
    private final List<Place> places = new ArrayList<>();
    private String zone = "UTC";
    private int capacity = 1;
    private int minutes = 60;
    private int interval = 60;
    private Timing.StartTimes startTimes = Timing.StartTimes.GRID;
    private Buffers buffers = Buffers.NONE;
    private int notice = 0;
    private Optional<BookingWindow> window = Optional.empty();
    private BookingLimits limits = BookingLimits.NONE;
    private boolean isActive = true;
    private Instant now = Instant.EPOCH;
    private Optional<Place> moving = Optional.empty();

    private BookingScenario(Hosting.Kind kind, UserId... hosts) {
        this.kind = kind;
        Arrays.asList(hosts).forEach(host -> this.hosts.put(host, new HostModel(host, zone)));
    }

    static BookingScenario solo() {
        return new BookingScenario(Hosting.Kind.SOLO, ANN);
    }

    static BookingScenario collective(UserId... hosts) {
        return new BookingScenario(Hosting.Kind.COLLECTIVE, hosts);
    }

    static BookingScenario roundRobin(UserId... hosts) {
        return new BookingScenario(Hosting.Kind.ROUND_ROBIN, hosts);
    }

    static BookingScenario groupOf(int capacity, UserId... hosts) {
        BookingScenario group = new BookingScenario(Hosting.Kind.GROUP, hosts);
        group.capacity = capacity;
        return group;
    }

    BookingScenario in(String timeZone) {
        zone = timeZone;
        hosts.replaceAll((id, host) -> new HostModel(id, timeZone));
        return this;
    }

    BookingScenario lasting(int duration) {
        minutes = duration;
        return this;
    }

    BookingScenario every(int step) {
        interval = step;
        return this;
    }

    BookingScenario packed() {
        startTimes = Timing.StartTimes.PACKED;
        return this;
    }

    /** Sets the buffers of the event type in minutes. */
    BookingScenario buffers(int before, int after) {
        buffers = new Buffers(before * 60, after * 60);
        return this;
    }

    BookingScenario notice(int hours) {
        notice = hours * 3_600;
        return this;
    }

    BookingScenario window(BookingWindow dates) {
        window = Optional.of(dates);
        return this;
    }

    BookingScenario limits(BookingLimits max) {
        limits = max;
        return this;
    }

    BookingScenario inactive() {
        isActive = false;
        return this;
    }

    BookingScenario now(String time) {
        now = Instant.ofEpochSecond(at(time));
        return this;
    }

    /** Returns a local time of the zone in epoch seconds. */
    long at(String time) {
        return LocalDateTime.parse(time).atZone(ZoneId.of(zone)).toEpochSecond();
    }

    private TimeSlot slot(String start, String end) {
        return TimeSlot.of(at(start), at(end));
    }

    private TimeSlot slot(String start) {
        return TimeSlot.of(at(start), at(start) + minutes * 60L);
    }

    BookingScenario open(UserId host, String start, String end) {
        hosts.get(host).declares(slot(start, end));
        return this;
    }

    BookingScenario open(String start, String end) {
        hosts.keySet().forEach(host -> open(host, start, end));
        return this;
    }

    /** Opens hours of every day. */
    BookingScenario daily(String from, String to, DateOverride... overrides) {
        LocalHours hours = LocalHours.of(List.of(new LocalInterval(
                TimeOfDay.parse(from).orElseThrow(), TimeOfDay.parse(to).orElseThrow())));
        WeeklyHours week = WeeklyHours.of(hours, DayOfWeek.values());
        Schedule schedule =
                new Schedule("hours", zone, week, DateOverrides.of(overrides), Travels.NONE, EffectiveDates.ALWAYS);
        hosts.values().forEach(host -> host.follows(schedule));
        return this;
    }

    static DateOverride closedOn(String date) {
        return new DateOverride(LocalDate.parse(date), LocalHours.CLOSED);
    }

    BookingScenario off(UserId host, String start, String end) {
        TimeOff.Extent extent = new TimeOff.Instants(slot(start, end));
        hosts.get(host).isOffIn(new TimeOff(new TimeOffId(new UUID(1, 1)), extent, ""));
        return this;
    }

    BookingScenario busy(UserId host, String start, String end) {
        return busy(host, start, end, 0, 0);
    }

    /** Puts a meeting of another event type in the way, with buffers in minutes. */
    BookingScenario busy(UserId host, String start, String end, int before, int after) {
        Buffers own = new Buffers(before * 60, after * 60);
        hosts.get(host).hasTaken(new Claim(OccupancyOwner.Kind.MEETING, slot(start, end), own, Optional.empty()));
        return this;
    }

    /** Holds a slot of the event type until a time. */
    BookingScenario held(String start, String until, UserId... of) {
        Instant end = Instant.ofEpochSecond(at(until));
        places.add(new Place(
                id(),
                new TreeSet<>(List.of(of)),
                slot(start),
                Optional.empty(),
                now.minusSeconds(60),
                Optional.of(end)));
        return taken(OccupancyOwner.Kind.HOLD, slot(start), Optional.of(end), of);
    }

    /** Books a slot of the event type; a group shares the meeting. */
    BookingScenario booked(String start, UserId... of) {
        return booked(start, now.minusSeconds(60), of);
    }

    private BookingScenario booked(String start, Instant createdAt, UserId... of) {
        TimeSlot slot = slot(start);
        Optional<MeetingId> shared = places.stream()
                .filter(place -> place.slot().equals(slot))
                .flatMap(place -> place.meeting().stream())
                .findFirst();
        MeetingId meeting = shared.orElseGet(() -> new MeetingId(id()));
        places.add(
                new Place(id(), new TreeSet<>(List.of(of)), slot, Optional.of(meeting), createdAt, Optional.empty()));
        return shared.isPresent() ? this : taken(OccupancyOwner.Kind.MEETING, slot, Optional.empty(), of);
    }

    /** Books a slot, some days ago. */
    BookingScenario bookedDaysAgo(int days, String start, UserId... of) {
        return booked(start, now.minusSeconds(days * 86_400L), of);
    }

    private BookingScenario taken(OccupancyOwner.Kind by, TimeSlot slot, Optional<Instant> expiresAt, UserId... of) {
        List.of(of).forEach(host -> hosts.get(host).hasTaken(new Claim(by, slot, buffers, expiresAt)));
        return this;
    }

    private UUID id() {
        return new UUID(2, places.size());
    }

    /** Asks as for the reschedule of the booking that was told of last. */
    BookingScenario movingTheLast() {
        moving = Optional.of(places.get(places.size() - 1));
        return this;
    }

    private BookingQuestion question(TimeSlot starts) {
        EventTypeSettings settings = new EventTypeSettings(
                new EventTypeDescription("Talk", "talk", "", ""),
                new Hosting(kind, new TreeSet<>(hosts.keySet()), capacity, Optional.empty()),
                new Timing(new TreeSet<>(List.of(minutes * 60)), interval * 60, startTimes, buffers),
                new BookingRules(notice, window, limits, 0, false),
                List.of(),
                isActive);
        EventType type = new EventType(TYPE, settings, Instant.EPOCH, 1);
        BookingQuestion question = BookingQuestion.window(type, OptionalInt.empty(), starts, now);
        return moving.map(place -> question.moving(Bookings.of(place, TYPE), place.hosts()))
                .orElse(question);
    }

    private Bookability decide(TimeSlot starts) {
        BookingQuestion question = question(starts);
        List<HostTime> times = hosts.values().stream()
                .map(host -> host.toHostTime(question.calendarWindow(), now))
                .toList();
        return Bookability.of(question, times, places);
    }

    /** Returns the decision on one start. */
    Bookability about(String start) {
        return decide(TimeSlot.of(at(start), at(start) + 1));
    }

    /** Returns the local times of a date at which slots start. */
    List<String> startsOn(String date) {
        return slotsOn(date).stream()
                .map(slot -> LocalDateTime.ofInstant(
                                Instant.ofEpochSecond(slot.slot().start()), ZoneId.of(zone))
                        .toLocalTime()
                        .toString())
                .toList();
    }

    /** Returns the slots that start on a date. */
    List<BookableSlot> slotsOn(String date) {
        String next = LocalDate.parse(date).plusDays(1).toString();
        return decide(slot(date + "T00:00", next + "T00:00")).slots();
    }

    /** Returns the reasons against a start. */
    List<Reason> reasonsAt(String start) {
        return about(start).reasons(at(start));
    }

    /** Returns the codes of the reasons against a start. */
    List<String> codesAt(String start) {
        return reasonsAt(start).stream().map(Reason::code).toList();
    }

    /** Returns the hosts who take a start. */
    List<UserId> takenAt(String start) {
        return List.copyOf(about(start).take(at(start)).hosts());
    }

    /** Returns the hosts who could take each slot of a date. */
    Map<String, List<UserId>> hostsOn(String date) {
        Map<String, List<UserId>> hostsByStart = new TreeMap<>();
        List<String> starts = startsOn(date);
        List<BookableSlot> slots = slotsOn(date);
        for (int i = 0; i < slots.size(); i++) {
            hostsByStart.put(starts.get(i), slots.get(i).hosts());
        }
        return hostsByStart;
    }
}
