package io.calendly.jdbc;

import static io.calendly.domain.assertions.RefusalAssertions.assertThatRefusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.calendly.application.Services;
import io.calendly.application.booking.BookingRequest;
import io.calendly.application.booking.SlotService;
import io.calendly.application.user.VisibleUser;
import io.calendly.application.version.VersionPrecondition;
import io.calendly.domain.access.ApiKey;
import io.calendly.domain.access.ApiKeyId;
import io.calendly.domain.access.Caller;
import io.calendly.domain.access.Scope;
import io.calendly.domain.availability.StoredTime;
import io.calendly.domain.booking.BookableSlot;
import io.calendly.domain.booking.Booking;
import io.calendly.domain.booking.Hold;
import io.calendly.domain.eventtype.EventType;
import io.calendly.domain.eventtype.Hosting;
import io.calendly.domain.meeting.Cancellation;
import io.calendly.domain.meeting.Meeting;
import io.calendly.domain.meeting.MeetingDetails;
import io.calendly.domain.meeting.MeetingId;
import io.calendly.domain.meeting.Series;
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
import io.calendly.domain.time.TimeSlots;
import io.calendly.domain.user.Profile;
import io.calendly.domain.user.User;
import io.calendly.domain.user.UserEvent;
import io.calendly.domain.user.UserId;
import io.calendly.domain.user.UserRefusal;
import io.calendly.jdbc.store.FoldedKeysMigration;
import io.calendly.ports.IdempotencyKeys.Claim;
import io.calendly.ports.Meetings;
import io.calendly.ports.Outbox;
import io.calendly.ports.StoredReply;
import io.calendly.ports.TimeQuery;
import io.calendly.ports.Transactor;
import io.calendly.ports.contract.SampleEventTypes;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.junit.jupiter.api.Test;

/** The contract of a migration from the tables of versions 3, 7, 9, 10 and 11: everything is there afterwards. */
abstract class MigrationContract {

    private static final int USERS = 1_000;
    private static final int MEETINGS = 100_000;
    private static final int BATCH = 10_000;
    private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);

    private static final LocalDate DATE = LocalDate.parse("2027-02-01");
    private static final Schedule SCHEDULE = new Schedule(
            "hours",
            "Europe/Berlin",
            WeeklyHours.of(LocalHours.ALL_DAY, DayOfWeek.MONDAY),
            DateOverrides.of(new DateOverride(DATE, LocalHours.CLOSED)),
            Travels.of(new Travel(new DateRange(DATE, DATE.plusDays(6)), "Asia/Tokyo")),
            EffectiveDates.ALWAYS);

    /** Returns an empty database without tables. */
    abstract DataSource empty();

    /** Returns the text that casts a parameter to the type of ids. */
    abstract String id(String parameter);

    abstract String migrations();

    abstract DatabaseUrl url();

    @Test
    void keeps_all_meetings_participants_occupied_time_and_replies() {
        DataSource source = empty();
        migrate(source, "3");
        Jdbi.create(source).useTransaction(this::fill);

        try (Database database = Database.open(url(), transactor -> {})) {
            assertThat(database.awaitOpen()).isTrue();

            assertMeetings(database.transactor());
            assertReplies(database.transactor());
            assertWorks(database.transactor());
        }
    }

    @Test
    void folds_the_case_of_names_and_addresses_and_keeps_all_users_of_one_address() {
        DataSource source = empty();
        migrate(source, "7");
        Jdbi.create(source).useTransaction(handle -> {
            add(handle, "ΜΑΣΑ", "ΜΑΣ@x.gr", "μας@x.gr", "μασα\nμας@x.gr");
            add(handle, "Straße", "μασ@x.gr", "μασ@x.gr", "straße\nμασ@x.gr");
            add(handle, "STRASSE", "Ann@x.gr", "ann@x.gr", "strasse\nann@x.gr");
            add(handle, "Odysseus", "ΟΔΟΣ@x.gr", "οδος@x.gr", "odysseus\nοδος@x.gr");
            handle.execute("INSERT INTO users (name, created_at, removed) VALUES ('Removed', 0, 1)");
        });

        try (Database database = Database.open(url(), transactor -> {})) {
            assertThat(database.awaitOpen()).isTrue();
            Services services = Services.on(database.transactor(), () -> NOW, new Random(1));

            assertThat(names(services, "ΜΑΣ")).containsExactly("ΜΑΣΑ", "Straße");
            assertThat(names(services, "straße")).containsExactly("Straße", "STRASSE");
            assertThat(names(services, "")).containsExactly("ΜΑΣΑ", "Straße", "STRASSE", "Odysseus");
            assertThatRefusal(UserRefusal.EmailTaken.class)
                    .isThrownBy(() -> services.users().add(withEmail("Eve", "Μας@x.gr")));
            assertThatRefusal(UserRefusal.EmailTaken.class)
                    .isThrownBy(() -> services.users().add(withEmail("Eve", "οδοσ@x.gr")));
            User first = services.users()
                    .change(new UserId(1), VersionPrecondition.anyVersion(), before -> withEmail("Masa", "ΜΑΣ@x.gr"));
            assertThat(first.profile()).isEqualTo(withEmail("Masa", "ΜΑΣ@x.gr"));
        }
    }

    private static void add(Handle handle, String name, String email, String emailKey, String searchKey) {
        handle.execute(
                "INSERT INTO users (name, created_at, email, email_key, search_key) VALUES (?, 0, ?, ?, ?)",
                name,
                email,
                emailKey,
                searchKey);
    }

    private static List<String> names(Services services, String text) {
        return services.users().page(text, new UserId(0), 9).stream()
                .map(VisibleUser::name)
                .toList();
    }

    private static Profile withEmail(String name, String email) {
        return new Profile(name, Optional.of(email), "UTC");
    }

    @Test
    void keeps_users_meetings_and_time_and_has_room_for_schedules_and_time_off() {
        DataSource source = empty();
        migrate(source, "9");
        Meeting meeting = meeting(1);
        UserId user = meeting.attendees().first();
        Jdbi.create(source).useTransaction(handle -> {
            for (int i = 1; i <= meeting.attendees().last().value(); i++) {
                add(handle, "User " + i, "u" + i + "@x.org", "u" + i + "@x.org", "user " + i + "\nu" + i + "@x.org");
            }
            handle.execute(
                    "INSERT INTO availability (user_id, start_time, end_time) VALUES (?, 1000, 2000)", user.value());
            add(handle, meeting);
        });

        try (Database database = Database.open(url(), transactor -> {})) {
            assertThat(database.awaitOpen()).isTrue();
            Services services = Services.on(database.transactor(), () -> NOW, new Random(1));

            assertThat(services.users().get(user).details().orElseThrow().profile())
                    .isEqualTo(withEmail("User 2", "u2@x.org"));
            assertThat(services.meetings().get(meeting.id())).isEqualTo(meeting);
            StoredTime before = time(database.transactor(), user);
            assertThat(before)
                    .isEqualTo(new StoredTime(
                            user, TimeSlots.of(TimeSlot.of(1_000, 2_000)), TimeSlots.of(meeting.slot())));

            services.schedules().put(user, SCHEDULE, true);
            TimeOff timeOff = services.timeOff()
                    .add(user, new TimeOff.Dates(new DateRange(DATE, DATE), "Europe/Berlin"), "Holidays")
                    .timeOff();
            assertThat(time(database.transactor(), user))
                    .isEqualTo(before.with(Optional.of(SCHEDULE), List.of(timeOff)));
        }
    }

    @Test
    void keeps_meetings_time_and_schedules_and_has_room_for_bookings_and_holds() {
        DataSource source = empty();
        migrate(source, "10");
        Meeting meeting = meeting(1);
        UserId user = meeting.attendees().first();
        Jdbi.create(source).useTransaction(handle -> {
            for (int i = 1; i <= meeting.attendees().last().value(); i++) {
                add(handle, "User " + i, "u" + i + "@x.org", "u" + i + "@x.org", "user " + i + "\nu" + i + "@x.org");
            }
            handle.execute(
                    "INSERT INTO schedules (user_id, name, is_default, time_zone, weekly_hours) "
                            + "VALUES (?, 'hours', 1, 'UTC', 'mon=09:00-17:00')",
                    user.value());
            add(handle, meeting);
        });

        try (Database database = Database.open(url(), transactor -> {})) {
            assertThat(database.awaitOpen()).isTrue();
            Services services = Services.on(database.transactor(), () -> NOW, new Random(1));
            StoredTime before = time(database.transactor(), user);

            assertThat(services.meetings().get(meeting.id())).isEqualTo(meeting);
            assertThat(before.occupied()).isEqualTo(TimeSlots.of(meeting.slot()));
            assertThat(before.claims()).isEmpty();
            assertThat(before.schedule().map(Schedule::name)).hasValue("hours");

            EventType eventType =
                    services.eventTypes().add(SampleEventTypes.halfHours("intro", Hosting.Kind.SOLO, List.of(user)));
            List<BookableSlot> slots = services.slots()
                    .slots(
                            eventType.id(),
                            TimeSlot.of(NOW.getEpochSecond(), NOW.getEpochSecond() + 7 * 86_400),
                            OptionalInt.empty(),
                            SlotService.Moving.NOTHING);
            Hold hold =
                    services.holds().place(eventType.id(), slots.get(0).slot().start(), OptionalInt.empty(), 600);
            assertThat(time(database.transactor(), user).claims())
                    .extracting(each -> each.slot())
                    .containsExactly(hold.slot());
            Booking booking = services.bookings()
                    .book(new BookingRequest(
                            eventType.id(),
                            hold.slot().start(),
                            OptionalInt.empty(),
                            Optional.of(hold.id()),
                            SampleEventTypes.party("Zoe").invitee(),
                            List.of(),
                            Map.of()))
                    .booking()
                    .booking();
            assertThat(services.meetings().overlapping(user, TimeSlot.ALWAYS))
                    .extracting(Meeting::id)
                    .containsExactly(meeting.id(), booking.meeting());
        }
    }

    @Test
    void keeps_users_and_events_and_has_room_for_api_keys_external_ids_and_credentials() {
        DataSource source = empty();
        migrate(source, "11");
        Jdbi.create(source).useTransaction(handle -> {
            add(handle, "Ann", "ann@x.org", "ann@x.org", "ann\nann@x.org");
            add(handle, "Bob", "bob@x.org", "bob@x.org", "bob\nbob@x.org");
            handle.createUpdate("INSERT INTO outbox (subject_kind, subject_id, sequence, at, actor, type, data) "
                            + "VALUES ('user', '1', 1, 0, 'administrator', 'user.created', :data)")
                    .bind(
                            "data",
                            "{\"user\":{\"name\":\"Ann\",\"time_zone\":\"UTC\",\"email\":\"ann@x.org\",\"id\":1,"
                                    + "\"created_at\":0,\"version\":1}}")
                    .execute();
        });

        try (Database database = Database.open(url(), transactor -> {})) {
            assertThat(database.awaitOpen()).isTrue();
            Transactor transactor = database.transactor();
            User ann = new User(new UserId(1), withEmail("Ann", "ann@x.org"), Instant.EPOCH, 1);
            Outbox.Entry old = new Outbox.Entry(
                    1, 1, Instant.EPOCH, "administrator", Optional.empty(), new UserEvent.Created(ann));

            assertThat(transactor.reads().users().find(ann.id())).hasValue(ann);
            assertThat(transactor.reads().outbox().read(0, 9)).containsExactly(old);
            assertThat(transactor.reads().apiKeys().page(Optional.empty(), 9)).isEmpty();

            ApiKey key = new ApiKey(
                    ApiKeyId.next(NOW, new Random(1)),
                    "key",
                    Optional.of(ann.id()),
                    Set.of(Scope.ADMIN),
                    "hash",
                    NOW,
                    Optional.empty(),
                    Optional.empty());
            transactor.run(stores -> {
                stores.users().lock(List.of(ann.id()));
                stores.apiKeys().add(key);
            });
            Services.on(transactor, () -> NOW, new Random(1))
                    .as(key.caller())
                    .users()
                    .change(
                            ann.id(),
                            VersionPrecondition.anyVersion(),
                            profile -> profile.withExternalId(Optional.of("subject")));
            User known = ann.with(ann.profile().withExternalId(Optional.of("subject")));
            assertThat(transactor.reads().apiKeys().find(key.id())).hasValue(key);
            assertThat(transactor.reads().users().findByExternalId("subject")).hasValue(known);
            assertThat(transactor.reads().outbox().read(1, 9))
                    .containsExactly(new Outbox.Entry(
                            2,
                            2,
                            NOW,
                            "user:1",
                            Optional.of(key.id().toString()),
                            new UserEvent.Changed(known, ann.profile())));
        }
    }

    private void add(Handle handle, Meeting meeting) {
        TimeSlot slot = meeting.slot();
        handle.createUpdate("INSERT INTO meetings (id, start_time, end_time, created_at) VALUES (" + id(":id")
                        + ", :start, :end, 5)")
                .bind("id", meeting.id().toString())
                .bind("start", slot.start())
                .bind("end", slot.end())
                .execute();
        for (UserId attendee : meeting.attendees()) {
            for (String sql : List.of(
                    "INSERT INTO participants (meeting_id, user_id, start_time, end_time, canceled) VALUES ("
                            + id(":id") + ", :user, :start, :end, 0)",
                    "INSERT INTO occupied_time (owner_kind, owner_id, user_id, start_time, end_time) VALUES ('MEETING', "
                            + id(":id") + ", :user, :start, :end)")) {
                handle.createUpdate(sql)
                        .bind("id", meeting.id().toString())
                        .bind("user", attendee.value())
                        .bind("start", slot.start())
                        .bind("end", slot.end())
                        .execute();
            }
        }
    }

    private static StoredTime time(Transactor transactor, UserId user) {
        return transactor
                .reads()
                .calendars()
                .read(new TimeQuery(List.of(user), TimeSlot.ALWAYS, NOW))
                .get(0);
    }

    final void migrate(DataSource source, String target) {
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:" + migrations())
                .javaMigrations(new FoldedKeysMigration())
                .target(target)
                .load()
                .migrate();
    }

    private void fill(Handle handle) {
        PreparedBatch users = handle.prepareBatch("INSERT INTO users (name, created_at) VALUES (:name, 0)");
        for (int user = 1; user <= USERS; user++) {
            users.bind("name", "User " + user).add();
        }
        users.execute();
        for (int from = 0; from < MEETINGS; from += BATCH) {
            fill(handle, from);
        }
        handle.createUpdate("INSERT INTO answers (key, request, since, answer) VALUES ('full', 'r', :since, :answer)")
                .bind("since", NOW.getEpochSecond())
                .bind("answer", "201\nContent-Type: application/json\nETag: \"1\"\n\n{\"a\":\n\n\"b\"}")
                .execute();
        handle.createUpdate("INSERT INTO answers (key, request, since, answer) VALUES ('bare', 'r', :since, :answer)")
                .bind("since", NOW.getEpochSecond())
                .bind("answer", "204\n\n")
                .execute();
    }

    private void fill(Handle handle, int from) {
        PreparedBatch meetings =
                handle.prepareBatch("INSERT INTO meetings (id, start_time, end_time, created_at, title, "
                        + "series_id, rescheduled_from_start, rescheduled_from_end, canceled_at, cancellation_reason, version) "
                        + "VALUES (" + id(":id") + ", :start, :end, 5, :title, " + id(":series")
                        + ", :fromStart, :fromEnd, :canceledAt, :reason, :version)");
        PreparedBatch scheduled = attendances(handle, "attendances");
        PreparedBatch canceled = attendances(handle, "canceled_attendances");
        for (int i = from; i < from + BATCH; i++) {
            Meeting meeting = meeting(i);
            Optional<Cancellation> cancellation = meeting.cancellation();
            meetings.bind("id", meeting.id().toString())
                    .bind("start", meeting.slot().start())
                    .bind("end", meeting.slot().end())
                    .bind("title", meeting.details().title())
                    .bind(
                            "series",
                            meeting.series()
                                    .map(series -> series.id().toString())
                                    .orElse(null))
                    .bind(
                            "fromStart",
                            meeting.rescheduledFrom().map(TimeSlot::start).orElse(null))
                    .bind(
                            "fromEnd",
                            meeting.rescheduledFrom().map(TimeSlot::end).orElse(null))
                    .bind(
                            "canceledAt",
                            cancellation.map(each -> each.at().getEpochSecond()).orElse(null))
                    .bind("reason", cancellation.map(Cancellation::reason).orElse(""))
                    .bind("version", meeting.version())
                    .add();
            for (UserId attendee : meeting.attendees()) {
                (cancellation.isPresent() ? canceled : scheduled)
                        .bind("id", meeting.id().toString())
                        .bind("user", attendee.value())
                        .bind("start", meeting.slot().start())
                        .bind("end", meeting.slot().end())
                        .add();
            }
        }
        meetings.execute();
        scheduled.execute();
        canceled.execute();
    }

    private PreparedBatch attendances(Handle handle, String table) {
        return handle.prepareBatch("INSERT INTO " + table + " (meeting_id, user_id, start_time, end_time) VALUES ("
                + id(":id") + ", :user, :start, :end)");
    }

    /** Every fifth is canceled, every seventh was rescheduled, every third is of a series; no two of a user overlap. */
    private static Meeting meeting(int number) {
        long start = 1_000L + number * 10L;
        MeetingId id = new MeetingId(new UUID(number, 7));
        long user = number % (USERS - 2);
        boolean rescheduled = number % 7 == 0;
        return new Meeting(
                id,
                new TreeSet<>(List.of(new UserId(user + 1), new UserId(user + 2), new UserId(user + 3))),
                TimeSlot.of(start, start + 9),
                new MeetingDetails(number % 2 == 0 ? "Meeting \u2014 " + number : "", "", ""),
                number % 3 == 0 ? Optional.of(new Series(id, "UTC")) : Optional.empty(),
                new Meeting.History(
                        Instant.ofEpochSecond(5),
                        rescheduled ? Optional.of(TimeSlot.of(1, 2)) : Optional.empty(),
                        number % 5 == 0 ? Optional.of(new Cancellation(NOW, "It rains")) : Optional.empty(),
                        rescheduled ? 2 : 1));
    }

    private static void assertMeetings(Transactor transactor) {
        Map<UserId, List<Meeting>> all = new HashMap<>();
        for (int i = 0; i < MEETINGS; i++) {
            Meeting meeting = meeting(i);
            meeting.attendees()
                    .forEach(each ->
                            all.computeIfAbsent(each, id -> new ArrayList<>()).add(meeting));
        }
        assertThat(all).hasSize(USERS);
        all.forEach((user, meetings) -> {
            Meetings.Filter filter = new Meetings.Filter(Optional.of(user), TimeSlot.ALWAYS, Optional.empty());
            assertThat(transactor.reads().meetings().page(filter, Optional.empty(), MEETINGS))
                    .isEqualTo(meetings);
        });
        for (StoredTime time : transactor.reads().calendars().read(new TimeQuery(all.keySet(), TimeSlot.ALWAYS, NOW))) {
            assertThat(time.occupied()).isEqualTo(occupied(all.get(time.user())));
        }
    }

    private static TimeSlots occupied(List<Meeting> meetings) {
        return TimeSlots.copyOf(meetings.stream()
                .filter(meeting -> meeting.status() == Meeting.Status.SCHEDULED)
                .map(Meeting::slot)
                .toList());
    }

    private static void assertReplies(Transactor transactor) {
        StoredReply full =
                new StoredReply(201, Map.of("Content-Type", "application/json", "ETag", "\"1\""), "{\"a\":\n\n\"b\"}");

        assertThat(claim(transactor, "full")).isEqualTo(new Claim.Replied(full));
        assertThat(claim(transactor, "bare")).isEqualTo(new Claim.Replied(new StoredReply(204, Map.of(), "")));
    }

    private static Claim claim(Transactor transactor, String key) {
        return transactor.inTransaction(stores -> stores.idempotencyKeys().claim(Caller.ADMINISTRATOR, key, "r", NOW));
    }

    /** A meeting of before can be canceled, and its time be taken again. */
    private static void assertWorks(Transactor transactor) {
        Services services = Services.on(transactor, () -> NOW, new Random(1));
        Meeting old = meeting(1);
        services.meetings().cancel(old.id(), VersionPrecondition.anyVersion(), "");

        UserId user = old.attendees().first();
        assertThat(transactor
                        .reads()
                        .calendars()
                        .read(new TimeQuery(List.of(user), old.slot(), NOW))
                        .get(0)
                        .occupied())
                .isEmpty();
        assertThat(transactor.reads().meetings().find(old.id()).orElseThrow().status())
                .isEqualTo(Meeting.Status.CANCELED);
    }
}
