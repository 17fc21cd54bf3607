package io.calendly.ports.contract;

import static io.calendly.domain.assertions.RefusalAssertions.assertThatRefusal;
import static io.calendly.ports.contract.SampleSchedules.NEW_YORK;
import static io.calendly.ports.contract.SampleSchedules.instants;
import static io.calendly.ports.contract.SampleSchedules.override;
import static io.calendly.ports.contract.SampleSchedules.weekdays;
import static io.calendly.ports.contract.SampleSchedules.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.calendly.application.Services;
import io.calendly.application.availability.Quorum;
import io.calendly.application.availability.QuorumQuery;
import io.calendly.application.version.VersionPrecondition;
import io.calendly.domain.availability.AvailabilityCalendar;
import io.calendly.domain.availability.AvailabilityRefusal.AlreadyAvailable;
import io.calendly.domain.availability.AvailabilityRefusal.DuringTimeOff;
import io.calendly.domain.availability.StoredTime;
import io.calendly.domain.event.Event;
import io.calendly.domain.meeting.Meeting;
import io.calendly.domain.meeting.MeetingDetails;
import io.calendly.domain.meeting.MeetingEvent;
import io.calendly.domain.meeting.MeetingRefusal.NotFree;
import io.calendly.domain.meeting.MeetingRefusal.OccurrencesNotFree;
import io.calendly.domain.meeting.Recurrence;
import io.calendly.domain.meeting.Timeline;
import io.calendly.domain.refusal.RefusedException;
import io.calendly.domain.schedule.Schedule;
import io.calendly.domain.schedule.ScheduleEvent;
import io.calendly.domain.schedule.TimeOff;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import io.calendly.domain.user.UserId;
import io.calendly.ports.Outbox;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract of scheduled hours and time off in the services for availability and meetings. */
public abstract class ScheduledHoursContract extends Contract {

    private static final VersionPrecondition ANY = VersionPrecondition.anyVersion();
    private static final Schedule NINE_TO_FIVE = weekdays("hours", NEW_YORK, "09:00-17:00");
    private static final TimeSlot MONDAY = between("2026-01-05T14:00:00Z", "2026-01-05T22:00:00Z");
    private static final TimeSlot TUESDAY = between("2026-01-06T14:00:00Z", "2026-01-06T22:00:00Z");

    private Services services;
    private UserId ann;
    private UserId bob;

    /** Both work from Monday to Friday in New York, where it is Monday, 03:00. */
    @BeforeEach
    final void begin() {
        services = Services.on(transactor, () -> NOW, new Random(1));
        ann = addUser("Ann");
        bob = addUser("Bob");
        services.schedules().put(ann, NINE_TO_FIVE, true);
        services.schedules().put(bob, NINE_TO_FIVE, true);
    }

    private static TimeSlot between(String start, String end) {
        return TimeSlot.of(Instant.parse(start), Instant.parse(end));
    }

    private Meeting schedule(TimeSlot slot) {
        return services.meetings().schedule(List.of(ann, bob), slot);
    }

    private Meeting move(Meeting meeting, TimeSlot slot) {
        return services.meetings()
                .change(
                        meeting.id(),
                        ANY,
                        OptionalLong.of(slot.start()),
                        OptionalLong.of(slot.end()),
                        UnaryOperator.identity());
    }

    @Test
    void opens_the_instants_at_which_the_clock_of_the_zone_shows_the_hours() {
        ZoneCases.assertAll(transactor);
    }

    @Test
    void holds_meetings_in_scheduled_hours_and_nowhere_else() {
        Meeting first = schedule(MONDAY.withEnd(MONDAY.start() + 3_600));
        Meeting last = schedule(MONDAY.withStart(MONDAY.end() - 1));

        assertThat(meetings(ann)).containsExactly(first, last);
        assertThatRefusal(NotFree.class)
                .isThrownBy(() -> schedule(between("2026-01-06T13:59:59Z", "2026-01-06T15:00:00Z")))
                .satisfies(refusal -> assertThat(refusal.missing())
                        .isEqualTo(Map.of(
                                ann, TimeSlots.of(between("2026-01-06T13:59:59Z", "2026-01-06T14:00:00Z")),
                                bob, TimeSlots.of(between("2026-01-06T13:59:59Z", "2026-01-06T14:00:00Z")))));
        assertThatRefusal(NotFree.class)
                .as("a Saturday")
                .isThrownBy(() -> schedule(between("2026-01-10T15:00:00Z", "2026-01-10T16:00:00Z")));
        assertThatRefusal(NotFree.class).as("taken").isThrownBy(() -> schedule(MONDAY.withEnd(MONDAY.start() + 1)));
    }

    @Test
    void holds_meetings_across_hours_and_declared_time_that_touch() {
        for (UserId user : List.of(ann, bob)) {
            services.availability().open(user, between("2026-01-05T22:00:00Z", "2026-01-05T23:00:00Z"));
        }

        assertThat(schedule(between("2026-01-05T21:00:00Z", "2026-01-05T23:00:00Z"))
                        .attendees())
                .containsExactly(ann, bob);
    }

    @Test
    void holds_no_meeting_in_time_off() {
        TimeOff off = services.timeOff()
                .add(ann, new TimeOff.Dates(SampleSchedules.dates("2026-01-05", "2026-01-05"), NEW_YORK), "")
                .timeOff();

        assertThatRefusal(NotFree.class)
                .isThrownBy(() -> schedule(MONDAY))
                .satisfies(refusal -> assertThat(refusal.missing()).isEqualTo(Map.of(ann, TimeSlots.of(MONDAY))));
        schedule(TUESDAY);
        services.timeOff().remove(ann, off.id());
        schedule(MONDAY);
    }

    @Test
    void opens_nothing_by_a_schedule_that_is_not_the_default() {
        services.schedules().put(ann, weekdays("evenings", NEW_YORK, "17:00-20:00"), false);
        TimeSlot evening = between("2026-01-05T22:00:00Z", "2026-01-06T01:00:00Z");

        assertThat(services.availability().freeTime(ann, MONDAY.span(evening))).containsExactly(MONDAY);
        services.schedules().put(ann, weekdays("evenings", NEW_YORK, "17:00-20:00"), true);
        assertThat(services.availability().freeTime(ann, MONDAY.span(evening))).containsExactly(evening);
    }

    @Test
    void schedules_a_series_on_the_clock_of_its_zone_through_a_change_of_clocks() {
        Recurrence weekly =
                new Recurrence(Recurrence.Frequency.WEEKLY, 1, new Recurrence.Count(12), ZoneId.of(NEW_YORK));
        TimeSlot first = MONDAY.withEnd(MONDAY.start() + 3_600);

        List<Meeting> series = services.meetings().schedule(List.of(ann, bob), first, MeetingDetails.NONE, weekly);

        assertThat(series.get(11).slot()).isEqualTo(between("2026-03-23T13:00:00Z", "2026-03-23T14:00:00Z"));
        assertThat(meetings(bob)).isEqualTo(series);
    }

    @Test
    void holds_a_series_in_scheduled_hours_however_far_its_meetings_are_apart() {
        Recurrence rare =
                new Recurrence(Recurrence.Frequency.WEEKLY, 100, new Recurrence.Count(4), ZoneId.of(NEW_YORK));
        TimeSlot first = MONDAY.withEnd(MONDAY.start() + 3_600);

        List<Meeting> series = services.meetings().schedule(List.of(ann, bob), first, MeetingDetails.NONE, rare);

        assertThat(series)
                .extracting(Meeting::slot)
                .containsExactly(
                        first,
                        between("2027-12-06T14:00:00Z", "2027-12-06T15:00:00Z"),
                        between("2029-11-05T14:00:00Z", "2029-11-05T15:00:00Z"),
                        between("2031-10-06T13:00:00Z", "2031-10-06T14:00:00Z"));
        assertThat(meetings(bob)).isEqualTo(series);
    }

    @Test
    void decides_about_slots_that_are_as_long_as_time_is_counted() {
        Services early = Services.on(transactor, () -> Instant.EPOCH, new Random(1));

        assertThatRefusal(NotFree.class)
                .isThrownBy(() -> early.meetings().schedule(List.of(ann, bob), TimeSlot.ALWAYS))
                .satisfies(refusal -> assertThat(refusal.slot()).isEqualTo(TimeSlot.ALWAYS));
        assertThat(early.availability().open(ann, TimeSlot.ALWAYS)).isEqualTo(TimeSlot.ALWAYS);
        assertThatRefusal(NotFree.class)
                .isThrownBy(() -> early.meetings().schedule(List.of(ann, bob), TimeSlot.ALWAYS))
                .satisfies(refusal -> assertThat(refusal.missing()).containsOnlyKeys(bob));
    }

    @Test
    void refuses_a_series_of_which_one_date_is_closed() {
        services.schedules().put(bob, with(NINE_TO_FIVE, override("2026-01-07", "")), true);
        Recurrence daily = new Recurrence(Recurrence.Frequency.DAILY, 1, new Recurrence.Count(4), ZoneId.of(NEW_YORK));

        assertThatRefusal(OccurrencesNotFree.class)
                .isThrownBy(() -> services.meetings()
                        .schedule(List.of(ann, bob), MONDAY.withEnd(MONDAY.start() + 60), MeetingDetails.NONE, daily))
                .satisfies(refusal -> assertThat(refusal.occurrences())
                        .extracting(NotFree::slot)
                        .containsExactly(between("2026-01-07T14:00:00Z", "2026-01-07T14:01:00Z")));
        assertThat(meetings(ann)).isEmpty();
    }

    @Test
    void moves_a_meeting_within_open_hours_and_within_its_own_time() {
        Meeting meeting = schedule(MONDAY.withEnd(MONDAY.start() + 7_200));
        services.schedules().put(ann, with(NINE_TO_FIVE, override("2026-01-05", "")), true);
        services.timeOff().add(bob, instants(Instant.parse("2026-01-06T14:00:00Z"), 3_600), "");

        assertThatRefusal(NotFree.class)
                .isThrownBy(() -> move(meeting, MONDAY.withStart(MONDAY.end() - 3_600)))
                .satisfies(refusal -> assertThat(refusal.missing()).containsOnlyKeys(ann));
        assertThatRefusal(NotFree.class)
                .isThrownBy(() -> move(meeting, TUESDAY.withEnd(TUESDAY.start() + 60)))
                .satisfies(refusal -> assertThat(refusal.missing()).containsOnlyKeys(bob));
        TimeSlot inItsOwn = TimeSlot.of(MONDAY.start() + 60, MONDAY.start() + 7_200);
        assertThat(move(meeting, inItsOwn).slot()).isEqualTo(inItsOwn);
        TimeSlot afterTimeOff = TUESDAY.withStart(TUESDAY.start() + 3_600);
        assertThat(move(meeting, afterTimeOff).slot()).isEqualTo(afterTimeOff);
    }

    @Test
    void finds_the_hours_that_users_in_several_zones_have_in_common() {
        UserId zoe = addUser("Zoe");
        services.schedules().put(zoe, weekdays("hours", "Europe/Lisbon", "09:00-17:00"), true);
        services.timeOff().add(bob, instants(Instant.parse("2026-01-06T00:00:00Z"), 86_400), "");
        Meeting meeting = schedule(between("2026-01-05T14:30:00Z", "2026-01-05T15:00:00Z"));
        TimeSlot window = MONDAY.span(TUESDAY);

        assertThat(services.availability().freeTime(zoe, window))
                .containsExactly(
                        between("2026-01-05T14:00:00Z", "2026-01-05T17:00:00Z"),
                        between("2026-01-06T09:00:00Z", "2026-01-06T17:00:00Z"));
        assertThat(services.availability()
                        .overlaps(List.of(ann, bob, zoe), Optional.empty())
                        .intersection(window))
                .containsExactly(
                        between("2026-01-05T14:00:00Z", "2026-01-05T14:30:00Z"),
                        between("2026-01-05T15:00:00Z", "2026-01-05T17:00:00Z"));
        assertThat(quorums(Set.of(ann, bob, zoe), 2, 3_600, window))
                .contains(between("2026-01-05T15:00:00Z", "2026-01-05T17:00:00Z"))
                .contains(between("2026-01-06T14:00:00Z", "2026-01-06T17:00:00Z"));
        assertThat(services.availability().timeline(ann, MONDAY))
                .containsExactly(
                        Timeline.Entry.free(MONDAY.withEnd(MONDAY.start() + 1_800)),
                        Timeline.Entry.of(meeting),
                        Timeline.Entry.free(MONDAY.withStart(MONDAY.start() + 3_600)));
        assertThat(services.availability()
                        .freeSlotsWithin(ann, OptionalLong.empty(), OptionalLong.of(TUESDAY.end() - 3_600)))
                .containsExactly(
                        MONDAY.withEnd(MONDAY.start() + 1_800),
                        MONDAY.withStart(MONDAY.start() + 3_600),
                        TUESDAY.withEnd(TUESDAY.end() - 3_600));
    }

    private List<TimeSlot> quorums(Set<UserId> users, int atLeast, long minDuration, TimeSlot window) {
        QuorumQuery query = new QuorumQuery(
                new TreeSet<>(users),
                new TreeSet<>(),
                atLeast,
                minDuration,
                window,
                Optional.empty(),
                QuorumQuery.Order.BY_START,
                Optional.empty(),
                100);
        return services.availability().quorums(query).stream().map(Quorum::slot).toList();
    }

    @Test
    void counts_scheduled_hours_for_a_year_where_the_window_has_no_end() {
        TimeSlots free = services.availability().freeSlotsWithin(ann, OptionalLong.empty(), OptionalLong.empty());

        assertThat(free.get(0)).isEqualTo(MONDAY);
        assertThat(free.span().end()).isLessThanOrEqualTo(NOW.getEpochSecond() + 366 * 86_400);
        assertThat(free.size()).isEqualTo(262);
    }

    @Test
    void tells_what_the_schedule_leaves_open_where_time_is_taken_back() {
        TimeSlot declared = between("2026-01-05T12:00:00Z", "2026-01-05T15:00:00Z");
        services.availability().open(ann, declared);
        services.timeOff().add(ann, instants(Instant.parse("2026-01-05T16:00:00Z"), 3_600), "");

        assertThat(services.availability().close(ann, declared.span(MONDAY)))
                .containsExactly(
                        between("2026-01-05T14:00:00Z", "2026-01-05T16:00:00Z"),
                        between("2026-01-05T17:00:00Z", "2026-01-05T22:00:00Z"));
        assertThat(services.availability().freeTime(ann, declared.span(MONDAY)))
                .containsExactly(
                        between("2026-01-05T14:00:00Z", "2026-01-05T16:00:00Z"),
                        between("2026-01-05T17:00:00Z", "2026-01-05T22:00:00Z"));
    }

    @Test
    void declares_time_only_where_it_frees_some() {
        services.timeOff().add(ann, instants(Instant.parse("2026-01-06T14:00:00Z"), 3_600), "");

        assertThatRefusal(AlreadyAvailable.class)
                .isThrownBy(() -> services.availability().open(ann, MONDAY.withEnd(MONDAY.start() + 60)));
        assertThatRefusal(DuringTimeOff.class)
                .isThrownBy(() -> services.availability().open(ann, TUESDAY.withEnd(TUESDAY.start() + 60)));
        TimeSlot longer = TimeSlot.of(MONDAY.start() - 3_600, MONDAY.end());
        assertThat(services.availability().open(ann, longer)).isEqualTo(longer);
    }

    /** Clients close hours, take time off and schedule meetings of the same users at once. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void keeps_meetings_out_of_hours_that_were_closed_before_them_however_many_try(long seed) throws Exception {
        List<UserId> users = List.of(ann, bob, addUser("Eve"), addUser("Zoe"));
        users.forEach(user -> services.schedules().put(user, NINE_TO_FIVE, true));
        Set<Meeting> acknowledged = ConcurrentHashMap.newKeySet();

        Race.of(32, racer -> {
            Random random = new Random(seed * 100 + racer);
            for (int i = 0; i < 6; i++) {
                UserId user = users.get(random.nextInt(users.size()));
                try {
                    switch (racer % 4) {
                        case 0 -> services.schedules().put(user, closedFor(random), true);
                        case 1 -> services.timeOff().add(user, instants(someTime(random), 900), "");
                        default -> acknowledged.add(services.meetings().schedule(some(users, random), slot(random)));
                    }
                } catch (RefusedException lost) {
                    assertThat(lost.refusal()).isInstanceOf(NotFree.class);
                }
            }
        });

        Set<Meeting> replayed = replay(seed);
        assertThat(replayed).as("seed %d", seed).isEqualTo(acknowledged).isNotEmpty();
    }

    private static Instant someTime(Random random) {
        return Instant.ofEpochSecond(MONDAY.start() + 900L * random.nextInt(32));
    }

    private static TimeSlot slot(Random random) {
        return instants(someTime(random), 900L * (1 + random.nextInt(2))).reach();
    }

    private static Schedule closedFor(Random random) {
        int hour = 10 + random.nextInt(6);
        return with(NINE_TO_FIVE, override("2026-01-05", "09:00-%d:00,%d:30-17:00".formatted(hour, hour)));
    }

    private static List<UserId> some(List<UserId> users, Random random) {
        List<UserId> shuffled = new ArrayList<>(users);
        Collections.shuffle(shuffled, random);
        return shuffled.subList(0, 2);
    }

    /** Checks each meeting against what had happened before it, in the order of the events, and returns the meetings. */
    private Set<Meeting> replay(long seed) {
        Map<UserId, StoredTime> times = new HashMap<>();
        Set<Meeting> meetings = new HashSet<>();
        for (Outbox.Entry entry : transactor.reads().outbox().read(0, 10_000)) {
            Event event = entry.event();
            if (event instanceof ScheduleEvent change) {
                times.compute(change.user(), (user, time) -> after(timeOf(user, time), change));
            } else if (event instanceof MeetingEvent.Scheduled scheduled) {
                Meeting meeting = scheduled.meeting();
                meetings.add(meeting);
                for (UserId attendee : meeting.attendees()) {
                    StoredTime time = timeOf(attendee, times.get(attendee));
                    assertThat(AvailabilityCalendar.of(meeting.slot(), time).missing(meeting.slot()))
                            .as("seed %d, position %d, user %s", seed, entry.position(), attendee)
                            .isEmpty();
                    times.put(attendee, occupied(time, meeting.slot()));
                }
            }
        }
        return meetings;
    }

    private static StoredTime timeOf(UserId user, StoredTime known) {
        return known == null ? new StoredTime(user, slots(), slots()) : known;
    }

    private static StoredTime after(StoredTime time, ScheduleEvent change) {
        if (change instanceof ScheduleEvent.Put put && put.isDefault()) {
            return time.with(Optional.of(put.after()), time.timeOff());
        }
        if (change instanceof ScheduleEvent.TimeOffAdded added) {
            List<TimeOff> timeOff = new ArrayList<>(time.timeOff());
            timeOff.add(added.timeOff());
            return time.with(time.schedule(), timeOff);
        }
        return time;
    }

    private static StoredTime occupied(StoredTime time, TimeSlot slot) {
        return new StoredTime(
                time.user(),
                time.declared(),
                time.schedule(),
                time.timeOff(),
                time.occupied().union(slot),
                time.claims());
    }
}
