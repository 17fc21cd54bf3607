package io.calendly.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.calendly.domain.user.Profile;
import io.calendly.domain.user.UserId;
import io.calendly.jdbc.connection.Outage;
import io.calendly.ports.StorageUnavailable;
import io.calendly.ports.Transactor;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of SQLite alone: durability, plans, files. */
class SqliteTest {

    @RegisterExtension
    final SqliteStorage storage = new SqliteStorage();

    @Test
    void reads_of_a_window_only_what_lies_in_it() {
        List<String> plan = plan(
                "CalendarsSql/read",
                Map.of("ids", "[1,2]", "start", 0, "end", 1, "firstDay", 0, "lastDay", 1, "schedule", "s"));

        assertThat(plan)
                .filteredOn(step -> step.matches(
                        "SEARCH s USING PRIMARY KEY \\(user_id=\\? AND start_time>\\? AND start_time<\\?\\)"))
                .hasSize(2);
        assertThat(plan)
                .anyMatch(step -> step.matches("SEARCH d USING (COVERING )?INDEX schedules_default \\(user_id=\\?\\)"))
                .anyMatch(step -> step.matches("SEARCH n USING PRIMARY KEY \\(user_id=\\? AND name=\\?\\)"))
                .anyMatch(step -> step.matches("SEARCH s USING INDEX occupied_time_claims "
                        + "\\(user_id=\\? AND start_time>\\? AND start_time<\\?\\)"))
                .anyMatch(step ->
                        step.matches("SEARCH t USING INDEX time_off_by_end \\(user_id=\\? AND reach_end>\\?\\)"))
                .anyMatch(step -> step.matches(
                        "SEARCH o USING PRIMARY KEY \\(user_id=\\? AND name=\\? AND day>\\? AND day<\\?\\)"))
                .anyMatch(step -> step.matches("SEARCH t USING PRIMARY KEY "
                        + "\\(user_id=\\? AND name=\\? AND from_day>\\? AND from_day<\\?\\)"));
        // What is scanned is the list of users, and the default schedules that were found.
        assertThat(plan).noneMatch(step -> step.matches("SCAN (s|p|u|o|t|n) ?(USING .*)?"));
    }

    @Test
    void finds_event_types_by_indexes() {
        Map<String, Object> parameters = Map.of("id", "", "after", "", "slug", "", "anySlug", 0, "host", 1, "max", 5);

        assertThat(plan("EventTypesSql/pageOfHost", parameters))
                .anyMatch(step -> step.startsWith("SEARCH h USING INDEX event_type_hosts_of_user (user_id=?"));
        assertThat(plan("EventTypesSql/pageOfSlug", parameters))
                .anyMatch(step -> step.startsWith("SEARCH e USING INDEX event_types_by_slug (slug=? AND id>?)"));
        for (String query : List.of("find", "page", "pageOfSlug", "pageOfHost")) {
            assertThat(plan("EventTypesSql/" + query, parameters))
                    .as(query)
                    .noneMatch(step -> step.startsWith("SCAN") || step.contains("TEMP B-TREE"));
        }
    }

    @Test
    void finds_bookings_and_places_by_indexes() {
        Map<String, Object> page = new HashMap<>(Map.of(
                "host", 1, "eventType", "", "anyEventType", 0, "start", 0, "end", 1, "anyStatus", 0, "status", ""));
        page.putAll(Map.of("afterStart", 0, "afterId", "", "max", 5, "since", 0));

        assertThat(plan("BookingsSql/page", page))
                .anyMatch(step -> step.startsWith("SEARCH s USING INDEX bookings_by_start (start_time>?"));
        assertThat(plan("BookingsSql/pageOfEventType", page))
                .anyMatch(step -> step.startsWith(
                        "SEARCH s USING INDEX bookings_of_event_type (event_type_id=? AND start_time>?"));
        assertThat(plan("BookingsSql/pageOfHost", page))
                .anyMatch(step -> step.startsWith("SEARCH i USING INDEX bookings_of_meeting (meeting_id=?)"))
                .filteredOn(step -> step.matches("SEARCH (s|c) USING COVERING INDEX participants_of_user .*"))
                .hasSize(2);
        assertThat(plan("BookingsSql/places", page))
                .anyMatch(step -> step.matches("SEARCH b USING INDEX bookings_with_place .*start_time>\\?.*"))
                .anyMatch(step -> step.matches("SEARCH b USING INDEX bookings_by_age .*created_at>\\?.*"))
                .anyMatch(step -> step.matches("SEARCH h USING INDEX holds_of_event_type .*start_time>\\?.*"))
                .anyMatch(step -> step.matches("SEARCH h USING INDEX holds_by_age .*created_at>\\?.*"));
        for (String query : List.of("page", "pageOfEventType", "pageOfHost", "places")) {
            assertThat(plan("BookingsSql/" + query, page))
                    .as(query)
                    .noneMatch(step -> step.matches("SCAN (s|c|p|m|i|b|h) ?(USING .*)?"));
        }
    }

    @Test
    void finds_a_page_of_time_off_by_indexes() {
        Map<String, Object> page = Map.of("user", 1, "start", 0, "end", 1, "afterStart", 0, "afterId", "", "max", 5);

        assertThat(plan("TimeOffSql/page", page))
                .anyMatch(step -> step.startsWith("SEARCH a USING COVERING INDEX time_off_by_start (user_id=?"))
                .anyMatch(step -> step.startsWith("SEARCH b USING INDEX time_off_by_end (user_id=? AND reach_end>?)")
                        || step.startsWith("SEARCH b USING COVERING INDEX time_off_by_end (user_id=? AND reach_end>?)"))
                .noneMatch(step -> step.matches("SCAN (a|b|t) ?(USING .*)?"));
    }

    @Test
    void finds_the_meetings_of_a_page_by_indexes() {
        Map<String, Object> page = Map.of(
                "user",
                1,
                "start",
                0,
                "end",
                1,
                "scheduled",
                1,
                "canceled",
                1,
                "afterStart",
                0,
                "afterId",
                "",
                "max",
                5);

        assertThat(plan("MeetingsSql/pageOfUser", page))
                .filteredOn(step -> step.matches("SEARCH (s|c|p) USING COVERING INDEX participants_of_user .*"))
                .hasSize(3);
        assertThat(plan("MeetingsSql/page", page))
                .filteredOn(step -> step.matches("SEARCH (s|c) USING INDEX meetings_(scheduled|canceled) .*"))
                .hasSize(2);
        for (String query : List.of("MeetingsSql/pageOfUser", "MeetingsSql/page")) {
            assertThat(plan(query, page)).noneMatch(step -> step.matches("SCAN (s|c|p|m) ?(USING .*)?"));
        }
    }

    @Test
    void finds_the_meetings_of_a_series_by_its_index() {
        Map<String, Object> parameters = new HashMap<>(
                Map.of("series", "", "anyUser", 0, "user", 1, "start", 0, "end", 1, "scheduled", 1, "canceled", 1));
        parameters.putAll(Map.of("afterStart", 0, "afterId", "", "max", 5));

        assertThat(plan("MeetingsSql/pageOfSeries", parameters))
                .anyMatch(step -> step.matches("SEARCH m USING INDEX meetings_of_series \\(series_id=\\? .*"))
                .noneMatch(step -> step.matches("SCAN (m|p|u) ?(USING .*)?"));
    }

    @Test
    void writes_by_indexes() {
        for (String statement : List.of(
                "UsersSql/update",
                "MeetingsSql/update",
                "MeetingsSql/deleteParticipants",
                "MeetingsSql/updateParticipants",
                "OccupiedTimeSql/release",
                "OccupiedTimeSql/releaseExpiredOf",
                "EventTypesSql/update",
                "EventTypesSql/deleteHosts",
                "EventTypesSql/remove",
                "BookingsSql/update",
                "HoldsSql/remove",
                "HoldsSql/removeExpired",
                "CalendarsSql/delete",
                "SchedulesSql/retireDefault",
                "SchedulesSql/delete",
                "SchedulesSql/deleteOverrides",
                "SchedulesSql/deleteTravels",
                "TimeOffSql/remove",
                "UsersSql/removeSchedules",
                "UsersSql/removeTimeOff",
                "UsersSql/removeApiKeys",
                "ApiKeysSql/use",
                "IdempotencyKeysSql/store")) {
            assertThat(plan(statement, Map.of("rows", "[]")))
                    .as(statement)
                    .noneMatch(step -> step.matches("SCAN (?!r|json_each)\\w+ ?(USING .*)?"));
        }
    }

    private List<String> plan(String file, Map<String, Object> parameters) {
        return Jdbi.create("jdbc:sqlite:" + storage.file())
                .withHandle(handle -> handle.createQuery("EXPLAIN QUERY PLAN " + SqlText.of("sqlite", file))
                        .bindMap(parameters)
                        .map((row, context) -> row.getString("detail"))
                        .list());
    }

    @Test
    void is_durable_and_lets_readers_read_while_it_writes() {
        Jdbi jdbi = Jdbi.create(
                Dialect.sqlite(storage.file()).connections().writers().getDataSource());

        jdbi.useHandle(handle -> {
            assertThat(handle.select("PRAGMA journal_mode").mapTo(String.class).one())
                    .isEqualTo("wal");
            assertThat(handle.select("PRAGMA synchronous").mapTo(int.class).one())
                    .isEqualTo(2);
            assertThat(handle.select("PRAGMA foreign_keys").mapTo(int.class).one())
                    .isEqualTo(1);
        });
    }

    @Test
    void keeps_everything_when_it_is_opened_again() {
        UserId ann = storage.transactor().inTransaction(stores -> {
            UserId id = stores.users().add(Profile.of("Ann"), Instant.EPOCH).id();
            stores.users().lock(List.of(id));
            return id;
        });

        try (Database again = Database.open(storage.url(), transactor -> {})) {
            assertThat(again.transactor()
                            .readOnly(stores -> stores.users().all())
                            .get(0)
                            .id())
                    .isEqualTo(ann);
        }
    }

    @Test
    void says_so_when_the_file_cannot_be_opened() {
        DatabaseUrl nowhere = DatabaseUrl.parse("sqlite:////nowhere/to/be/found/calendly.db");

        try (Database database = Database.open(nowhere, transactor -> {})) {
            assertThatExceptionOfType(StorageUnavailable.class)
                    .isThrownBy(database::awaitOpen)
                    .withMessageContaining("sqlite:////nowhere/to/be/found/calendly.db");
            assertThatExceptionOfType(StorageUnavailable.class)
                    .isThrownBy(() -> database.transactor()
                            .readOnly(stores -> stores.users().all()));
        }
    }

    @Test
    void keeps_what_it_has_and_says_that_it_is_unavailable_when_the_disk_is_full() {
        UserId ann = storage.transactor()
                .inTransaction(stores ->
                        stores.users().add(Profile.of("Ann"), Instant.EPOCH).id());
        // The file may not grow: to SQLite that is a full disk.
        Dialect full = Dialect.sqlite(storage.file());
        HikariConfig limited = full.connections().writers();
        limited.setConnectionInitSql("PRAGMA max_page_count = 1");
        try (HikariDataSource writers = new HikariDataSource(limited)) {
            Transactor transactor = new JdbcTransactor(Jdbi.create(writers), Jdbi.create(writers), full, new Outage());

            assertThatExceptionOfType(StorageUnavailable.class).isThrownBy(() -> {
                for (int i = 0; i < 10_000; i++) {
                    String name = "User ".repeat(30) + i;
                    transactor.inTransaction(stores -> stores.users().add(Profile.of(name), Instant.EPOCH));
                }
            });
        }

        assertThat(storage.transactor()
                        .readOnly(stores -> stores.users().find(ann))
                        .isPresent())
                .isTrue();
        assertThat(storage.transactor()
                        .inTransaction(stores -> stores.users().add(Profile.of("Bob"), Instant.EPOCH))
                        .name())
                .as("with room again")
                .isEqualTo("Bob");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "calendly.db",
                "sqlite://",
                "sqlite:///",
                "sqlite:/x",
                "mysql://h/d",
                "jdbc:",
                "jdbc:sqlite:",
                "jdbc:sqlite::memory:",
                "sqlite:///file:x"
            })
    void is_not_what_another_url_names(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DatabaseUrl.parse(url))
                .withMessageMatching("it has another form|it does not name a file by its path alone");
    }
}
