package io.calendly.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.calendly.application.Services;
import io.calendly.application.booking.BookingRequest;
import io.calendly.application.booking.BookingService;
import io.calendly.application.booking.SlotService;
import io.calendly.application.version.VersionPrecondition;
import io.calendly.domain.access.ApiKey;
import io.calendly.domain.access.ApiKeyId;
import io.calendly.domain.access.Scope;
import io.calendly.domain.booking.BookableSlot;
import io.calendly.domain.booking.Hold;
import io.calendly.domain.booking.HoldId;
import io.calendly.domain.eventtype.EventType;
import io.calendly.domain.eventtype.Hosting;
import io.calendly.domain.meeting.Meeting;
import io.calendly.domain.meeting.MeetingDetails;
import io.calendly.domain.meeting.Recurrence;
import io.calendly.domain.schedule.DateOverride;
import io.calendly.domain.schedule.DateOverrides;
import io.calendly.domain.schedule.DateRange;
import io.calendly.domain.schedule.EffectiveDates;
import io.calendly.domain.schedule.LocalHours;
import io.calendly.domain.schedule.Schedule;
import io.calendly.domain.schedule.TimeOff;
import io.calendly.domain.schedule.Travel;
import io.calendly.domain.schedule.Travels;
import io.calendly.domain.schedule.WeeklyHours;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.user.Profile;
import io.calendly.domain.user.UserId;
import io.calendly.ports.Transactor;
import io.calendly.ports.contract.SampleEventTypes;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The number of times that the server has to be waited for, counted on the wire. */
class PostgresRoundTripsTest {

    private static final Instant NOW = Instant.parse("2026-01-05T08:00:00Z");
    private static final long START = NOW.getEpochSecond();
    private static final long WEEK = 7 * 86_400;
    private static final int ROUNDS = 10;

    @RegisterExtension
    final PostgresStorage storage = new PostgresStorage();

    private Wire wire;
    private Database database;
    private Services services;
    private List<UserId> both;

    @BeforeEach
    void connect() throws Exception {
        wire = new Wire(storage.port());
        database = Database.open(DatabaseUrl.parse(storage.urlOf(wire.port())), transactor -> {});
        database.awaitOpen();
        services = Services.on(database.transactor(), () -> NOW, new Random(1));
        both = List.of(
                services.users().add(Profile.of("Ann")).id(),
                services.users().add(Profile.of("Bob")).id());
        for (UserId user : both) {
            services.availability().open(user, TimeSlot.of(START, START + 60 * WEEK));
        }
    }

    @AfterEach
    void disconnect() throws Exception {
        database.close();
        wire.close();
    }

    @Test
    void are_one_for_a_single_read() {
        Meeting meeting = schedule(0);

        assertThat(fewest(round -> services.meetings().get(meeting.id()))).isEqualTo(1);
        assertThat(fewest(round -> services.meetings().overlapping(both.get(0), TimeSlot.ALWAYS)))
                .isEqualTo(1);
        assertThat(fewest(round -> services.users().all())).isEqualTo(1);
        assertThat(fewest(round -> services.availability().overlaps(both, Optional.empty())))
                .isEqualTo(1);
    }

    @Test
    void are_one_to_check_an_api_key_and_one_to_store_its_use() {
        ApiKey key = new ApiKey(
                ApiKeyId.next(NOW, new Random(1)),
                "key",
                Optional.of(both.get(0)),
                Set.of(Scope.READ),
                "hash",
                NOW,
                Optional.empty(),
                Optional.empty());
        Transactor transactor = database.transactor();
        transactor.run(stores -> stores.apiKeys().add(key));

        assertThat(fewest(round -> transactor.reads().apiKeys().find(key.id()))).isEqualTo(1);
        assertThat(fewest(round ->
                        transactor.run(stores -> stores.apiKeys().use(key.id(), NOW.plus(Duration.ofHours(round))))))
                .isEqualTo(1);
        assertThat(fewest(round -> transactor.reads().users().findByExternalId("subject")))
                .isEqualTo(1);
    }

    @Test
    void are_two_for_a_meeting() {
        assertThat(fewest(this::schedule)).isEqualTo(2);
    }

    @Test
    void are_as_many_with_schedules_and_time_off() {
        for (UserId user : both) {
            services.schedules().put(user, everyDay(), true);
            services.timeOff().add(user, new TimeOff.Instants(TimeSlot.of(START - 100, START)), "Ill");
        }

        assertThat(fewest(this::schedule)).isEqualTo(2);
        assertThat(fewest(round -> services.availability().overlaps(both, Optional.empty())))
                .isEqualTo(1);
    }

    private static Schedule everyDay() {
        LocalDate today = LocalDate.parse("2026-01-05");
        return new Schedule(
                "hours",
                "America/New_York",
                WeeklyHours.of(LocalHours.ALL_DAY, DayOfWeek.values()),
                DateOverrides.of(new DateOverride(today, LocalHours.ALL_DAY)),
                Travels.of(new Travel(new DateRange(today, today), "Europe/Lisbon")),
                EffectiveDates.ALWAYS);
    }

    @Test
    void are_as_many_with_the_names_of_attendees() {
        Meeting meeting = schedule(ROUNDS);

        assertThat(fewest(round -> services.meetings().getNamed(meeting.id()))).isEqualTo(1);
        assertThat(fewest(round -> services.inTransaction(joined -> joined.users()
                        .names(joined.meetings().schedule(both, slot(round)).attendees()))))
                .isEqualTo(2);
        assertThat(fewest(round -> services.inTransaction(joined -> joined.users()
                        .names(joined.meetings()
                                .change(
                                        meeting.id(),
                                        VersionPrecondition.anyVersion(),
                                        OptionalLong.of(slot(ROUNDS + 1 + round).start()),
                                        OptionalLong.empty(),
                                        UnaryOperator.identity())
                                .attendees()))))
                .isEqualTo(5);
        int without = fewest(
                round -> services.readOnly(joined -> joined.meetings().overlapping(both.get(0), TimeSlot.ALWAYS)));
        assertThat(fewest(round -> services.readOnly(joined -> {
                    joined.meetings().overlapping(both.get(0), TimeSlot.ALWAYS);
                    return joined.users().names(both);
                })))
                .isEqualTo(without);
    }

    private Meeting schedule(int round) {
        return services.meetings().schedule(both, slot(round));
    }

    private static TimeSlot slot(int round) {
        return TimeSlot.of(START + round * 100L, START + round * 100L + 50);
    }

    @Test
    void are_two_for_a_series_of_a_year() {
        Recurrence weekly = new Recurrence(Recurrence.Frequency.WEEKLY, 1, new Recurrence.Count(52), ZoneId.of("UTC"));

        assertThat(fewest(round -> services.meetings().schedule(both, slot(round), MeetingDetails.NONE, weekly)))
                .isEqualTo(2);
    }

    @Test
    void are_two_for_declared_time() {
        assertThat(fewest(round -> services.availability()
                        .open(both.get(0), TimeSlot.of(START + 60 * WEEK, START + 60 * WEEK + 100L * (round + 1)))))
                .isEqualTo(2);
    }

    /** Find the meeting to know who has to be locked, lock them, read it again; then write and commit. */
    @Test
    void are_four_for_a_meeting_that_is_canceled() {
        List<Meeting> meetings =
                IntStream.range(0, ROUNDS).mapToObj(this::schedule).toList();

        assertThat(fewest(round ->
                        services.meetings().cancel(meetings.get(round).id(), VersionPrecondition.anyVersion(), "")))
                .isEqualTo(4);
    }

    /** As for a cancellation, and the calendars. */
    @Test
    void are_five_for_a_meeting_that_is_moved() {
        Meeting meeting = schedule(0);

        assertThat(fewest(round -> services.meetings()
                        .change(
                                meeting.id(),
                                VersionPrecondition.anyVersion(),
                                OptionalLong.of(slot(round + 1).start()),
                                OptionalLong.empty(),
                                UnaryOperator.identity())))
                .isEqualTo(5);
    }

    /** The event type, the time of all hosts, and the places; then the end of the snapshot. */
    @Test
    void are_at_most_four_for_slots_of_one_host_and_of_fifty() {
        List<UserId> hosts = new ArrayList<>(both);
        for (int i = hosts.size(); i < 50; i++) {
            hosts.add(services.users().add(Profile.of("Host")).id());
        }
        EventType one = add("one", Hosting.Kind.SOLO, List.of(both.get(0)));
        EventType fifty = add("fifty", Hosting.Kind.ROUND_ROBIN, hosts);
        EventType all = add("all", Hosting.Kind.COLLECTIVE, hosts);

        assertThat(fewest(round -> slots(one))).isEqualTo(3);
        assertThat(fewest(round -> slots(fifty))).isEqualTo(4);
        assertThat(fewest(round -> services.slots()
                        .slots(
                                all.id(),
                                TimeSlot.of(START, START + WEEK),
                                OptionalInt.empty(),
                                SlotService.Moving.NOTHING)))
                .isEqualTo(3);
    }

    private EventType add(String slug, Hosting.Kind kind, List<UserId> hosts) {
        return services.eventTypes().add(SampleEventTypes.halfHours(slug, kind, hosts));
    }

    private List<BookableSlot> slots(EventType eventType) {
        List<BookableSlot> slots = services.slots()
                .slots(
                        eventType.id(),
                        TimeSlot.of(START, START + WEEK),
                        OptionalInt.empty(),
                        SlotService.Moving.NOTHING);
        assertThat(slots).isNotEmpty();
        return slots;
    }

    /** The event type, to know who has to be locked; lock and read; the event type again; places; write and commit. */
    @Test
    void are_at_most_five_for_a_hold_and_for_a_booking_of_a_free_slot() {
        EventType solo = add("solo", Hosting.Kind.SOLO, List.of(both.get(0)));
        EventType roundRobin = add("round-robin", Hosting.Kind.ROUND_ROBIN, both);

        assertThat(fewest(round -> hold(solo, round))).isEqualTo(4);
        assertThat(fewest(round -> book(solo, ROUNDS + round, Optional.empty())))
                .isEqualTo(4);
        assertThat(fewest(round -> hold(roundRobin, 2 * ROUNDS + round))).isEqualTo(5);
        assertThat(fewest(round -> book(roundRobin, 3 * ROUNDS + round, Optional.empty())))
                .isEqualTo(5);
    }

    private Hold hold(EventType eventType, int round) {
        return services.holds().place(eventType.id(), START + round * 1_800L, OptionalInt.empty(), 600);
    }

    private BookingService.Made book(EventType eventType, int round, Optional<HoldId> hold) {
        return services.bookings()
                .book(new BookingRequest(
                        eventType.id(),
                        START + round * 1_800L,
                        OptionalInt.empty(),
                        hold,
                        SampleEventTypes.party("Zoe").invitee(),
                        List.of(),
                        Map.of()));
    }

    /** The hold, to know who has to be locked; lock; the hold again; the event type; write and commit. */
    @Test
    void are_five_for_a_booking_with_a_hold() {
        assertBookedWithHolds(add("solo", Hosting.Kind.SOLO, List.of(both.get(0))), 0);
        assertBookedWithHolds(add("round-robin", Hosting.Kind.ROUND_ROBIN, both), ROUNDS);
        assertBookedWithHolds(add("group", Hosting.Kind.GROUP, both), 2 * ROUNDS);
    }

    private void assertBookedWithHolds(EventType eventType, int first) {
        List<HoldId> holds = IntStream.range(first, first + ROUNDS)
                .mapToObj(round -> hold(eventType, round).id())
                .toList();

        assertThat(fewest(round -> book(eventType, first + round, Optional.of(holds.get(round)))))
                .as(eventType.settings().description().slug())
                .isEqualTo(5);
    }

    /** Returns the fewest round trips of some rounds: the first ones prepare statements and open connections. */
    private int fewest(IntConsumer story) {
        int fewest = Integer.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            wire.reset();
            story.accept(round);
            fewest = Math.min(fewest, wire.turns());
        }
        return fewest;
    }
}
