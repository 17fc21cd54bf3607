package io.calendly.app;

import io.calendly.application.meeting.MeetingRecorder;
import io.calendly.domain.access.ApiKey;
import io.calendly.domain.access.ApiKeyId;
import io.calendly.domain.access.Caller;
import io.calendly.domain.access.Scope;
import io.calendly.domain.availability.AvailabilityCalendar;
import io.calendly.domain.availability.Overlaps;
import io.calendly.domain.availability.StoredTime;
import io.calendly.domain.meeting.Meeting;
import io.calendly.domain.meeting.MeetingId;
import io.calendly.domain.meeting.MeetingRequest;
import io.calendly.domain.meeting.MeetingScheduler;
import io.calendly.domain.schedule.Schedule;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import io.calendly.domain.user.Profile;
import io.calendly.domain.user.UserId;
import io.calendly.ports.Stores;
import io.calendly.ports.Transactor;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Demo data: users with time that looks real, and meetings with each other. Most declare weeks with breaks and days off,
 * and the others have {@linkplain DemoSchedules schedules}.
 */
final class DemoData {

    /** The id of the API key in the examples of openapi.yaml. */
    private static final ApiKeyId EXAMPLE_KEY = new ApiKeyId(UUID.fromString("019b8d46-1cfe-7d52-9c41-2b6f8a0e3d57"));

    private static final Logger LOG = LoggerFactory.getLogger(DemoData.class);

    static final int WEEKS = 3;

    private static final Duration HOUR = Duration.ofHours(1);

    /** The day that the examples of docs/openapi.yaml are about. Swagger UI sends them to the demo data. */
    static final TimeSlot EXAMPLE_DAY =
            TimeSlot.of(Instant.parse("2031-01-01T00:00:00Z"), Instant.parse("2031-01-02T00:00:00Z"));

    /** The id of the meeting in these examples. */
    static final MeetingId EXAMPLE_MEETING = new MeetingId(UUID.fromString("019b8d46-1cfa-7c3e-9d3f-5f7d3f0b6c11"));

    /** The number of users who are free on that day. The first two of them have the meeting. */
    static final int EXAMPLE_USERS = 3;

    private static final MeetingRecorder RECORDER = new MeetingRecorder(Caller.ADMINISTRATOR);

    static final List<String> NAMES = List.of(
            "Amara Okafor",
            "Liam Novak",
            "Sofia Rossi",
            "Noah Kim",
            "Fatima Zahra",
            "Lucas Silva",
            "Emma Johansson",
            "Arjun Patel",
            "Chloé Dubois",
            "Mateo García",
            "Yuki Tanaka",
            "Olivia Brown",
            "Omar Haddad",
            "Ingrid Berg",
            "Kwame Mensah",
            "Hanna Kowalska",
            "Daniel Cohen",
            "Mei Lin",
            "Jonas Weber",
            "Aisha Bello",
            "Tomás Herrera",
            "Zoë Papadopoulos",
            "Ravi Sharma",
            "Elif Yılmaz",
            "Jack O'Brien",
            "Leila Farahani",
            "Viktor Petrov",
            "Nia Williams",
            "Felix Schmidt",
            "Camila Torres",
            "Hiroshi Sato",
            "Grace Mwangi",
            "Anton Lindqvist",
            "Isabella Conti",
            "Samuel Adeyemi",
            "Nora Haugen",
            "Pedro Almeida",
            "Thandi Nkosi",
            "Oscar Nielsen",
            "Priya Nair",
            "Adam Nowak",
            "Lena Fischer",
            "Diego Morales",
            "Sara Lindgren",
            "Youssef Mansour",
            "Maja Horvat",
            "Ethan Clarke",
            "Linh Nguyen",
            "Julia Meyer",
            "Tariq Aziz");

    private DemoData() {}

    /** Adds the users if there are none yet; all of them or none. */
    static void addTo(Transactor transactor, Instant now) {
        boolean added = transactor.inTransaction(stores -> {
            boolean empty = stores.users().isEmpty();
            if (empty) {
                add(stores, now);
            }
            return empty;
        });
        if (added) {
            LOG.info("The database was empty: added {} users for a demonstration (SEED=none adds none)", NAMES.size());
        }
    }

    private static void add(Stores stores, Instant now) {
        Random random = new Random(2026);
        List<UserId> users = new ArrayList<>();
        for (String name : NAMES) {
            Profile profile = new Profile(name, Optional.empty(), DemoSchedules.zoneOf(name));
            users.add(stores.users().add(profile, now).id());
        }
        LocalDate tomorrow = LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(1);
        stores.users().lock(users);
        List<AvailabilityCalendar> calendars = new ArrayList<>();
        for (int i = 0; i < users.size(); i++) {
            StoredTime time = time(users.get(i), i, tomorrow, now, random);
            store(stores, time);
            calendars.add(calendar(time, tomorrow));
        }
        stores.schedules().put(users.get(0), DemoSchedules.SUMMER, false);
        // The last user has no meetings, so that the example of a deletion succeeds.
        int last = calendars.size() - 1;
        for (int i = 0; i < last; i++) {
            int other = random.nextInt(last);
            if (other != i) {
                meetInFirstHour(stores, calendars, i, other, MeetingId.next(now, random), now);
            }
        }
        if (now.getEpochSecond() < EXAMPLE_DAY.start()) {
            meet(stores, calendars, 0, 1, EXAMPLE_MEETING, EXAMPLE_DAY.withEnd(EXAMPLE_DAY.start() + 3600), now);
        }
        DemoEventTypes.addTo(stores, users, now);
        stores.apiKeys().add(exampleKey(now));
    }

    /** Returns the API key of the examples. It has no secret: no text with this hash is known. */
    private static ApiKey exampleKey(Instant now) {
        return new ApiKey(
                EXAMPLE_KEY,
                "an example that cannot be used",
                Optional.empty(),
                Set.of(Scope.READ),
                "0".repeat(64),
                now.truncatedTo(ChronoUnit.SECONDS),
                Optional.empty(),
                Optional.empty());
    }

    /** Makes the time of a user. One with a schedule declares a Saturday beside it, and any other one declares weeks. */
    private static StoredTime time(UserId user, int index, LocalDate tomorrow, Instant now, Random random) {
        String name = NAMES.get(index);
        Optional<Schedule> schedule = DemoSchedules.of(name, tomorrow);
        TimeSlots declared = schedule.isPresent() ? saturday(tomorrow) : weeks(tomorrow, random);
        return new StoredTime(
                user,
                index < EXAMPLE_USERS ? declared.union(EXAMPLE_DAY) : declared,
                schedule,
                DemoSchedules.timeOffOf(name, tomorrow, now, random),
                TimeSlots.empty(),
                List.of());
    }

    private static void store(Stores stores, StoredTime time) {
        stores.calendars().replace(time.user(), TimeSlots.empty(), time.declared());
        time.schedule().ifPresent(schedule -> stores.schedules().put(time.user(), schedule, true));
        time.timeOff().forEach(timeOff -> stores.timeOff().add(time.user(), timeOff));
    }

    /** Returns a calendar of the weeks ahead. What is open by a schedule counts as declared. */
    private static AvailabilityCalendar calendar(StoredTime time, LocalDate tomorrow) {
        long start = tomorrow.atStartOfDay(ZoneOffset.UTC).toEpochSecond();
        TimeSlot weeks = TimeSlot.of(start, start + Duration.ofDays(7L * WEEKS).toSeconds());
        return occupied(AvailabilityCalendar.of(weeks, time), TimeSlots.empty());
    }

    /** Schedules a meeting in the first hour in which both are free, if there is one. */
    private static void meetInFirstHour(
            Stores stores, List<AvailabilityCalendar> calendars, int one, int other, MeetingId id, Instant now) {
        List<AvailabilityCalendar> both = List.of(calendars.get(one), calendars.get(other));
        Overlaps.of(both.stream().map(AvailabilityCalendar::free).toList()).slots().stream()
                .filter(slot -> slot.duration().compareTo(HOUR) >= 0)
                .findFirst()
                .map(slot -> slot.withEnd(slot.start() + HOUR.toSeconds()))
                .ifPresent(hour -> meet(stores, calendars, one, other, id, hour, now));
    }

    private static void meet(
            Stores stores,
            List<AvailabilityCalendar> calendars,
            int one,
            int other,
            MeetingId id,
            TimeSlot slot,
            Instant now) {
        List<AvailabilityCalendar> both = List.of(calendars.get(one), calendars.get(other));
        List<UserId> attendees = both.stream().map(AvailabilityCalendar::user).toList();
        Meeting meeting = MeetingScheduler.schedule(MeetingRequest.of(id, attendees, slot, now), both);
        RECORDER.added(stores, List.of(meeting), now);
        calendars.set(one, occupied(calendars.get(one), TimeSlots.of(slot)));
        calendars.set(other, occupied(calendars.get(other), TimeSlots.of(slot)));
    }

    /** Returns a calendar in which more time is occupied. What is open by a schedule counts as declared. */
    private static AvailabilityCalendar occupied(AvailabilityCalendar before, TimeSlots taken) {
        TimeSlots occupied = before.occupied().union(taken);
        return AvailabilityCalendar.of(TimeSlot.ALWAYS, new StoredTime(before.user(), before.open(), occupied));
    }

    /** Makes a Saturday morning. */
    private static TimeSlots saturday(LocalDate tomorrow) {
        LocalDate saturday = tomorrow.with(TemporalAdjusters.nextOrSame(DayOfWeek.SATURDAY));
        Instant start = saturday.atTime(10, 0).toInstant(ZoneOffset.UTC);
        return TimeSlots.of(TimeSlot.of(start, start.plus(Duration.ofHours(2))));
    }

    /** Makes weeks of early birds and late risers, with a break at noon and one weekday in ten off. */
    private static TimeSlots weeks(LocalDate from, Random random) {
        LocalTime morning = LocalTime.of(7 + random.nextInt(4), random.nextBoolean() ? 0 : 30);
        TimeSlots.Builder weeks = TimeSlots.builder();
        for (LocalDate day = from; day.isBefore(from.plusWeeks(WEEKS)); day = day.plusDays(1)) {
            boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
            if (weekend || random.nextInt(10) == 0) {
                continue;
            }
            Instant start = day.atTime(morning).toInstant(ZoneOffset.UTC);
            Instant lunch = start.plus(Duration.ofMinutes(180 + 30L * random.nextInt(3)));
            Instant back = lunch.plus(Duration.ofMinutes(30 + 30L * random.nextInt(2)));
            weeks.add(TimeSlot.of(start, lunch));
            weeks.add(TimeSlot.of(back, back.plus(Duration.ofMinutes(180 + 30L * random.nextInt(4)))));
        }
        return weeks.build();
    }
}
