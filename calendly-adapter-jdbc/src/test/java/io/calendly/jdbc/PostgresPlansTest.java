package io.calendly.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.HashPrefixSqlParser;
import org.jdbi.v3.core.statement.SqlStatements;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The plans for any parameters, which a connection may make when the tables are empty and keep when they are full. No
 * session forbids a plan, so the shape of each statement has to lead to one that is good for both.
 */
class PostgresPlansTest {

    /** The statements in files that find rows, with the types of their parameters. */
    private static final Map<String, String> STATEMENTS = Map.ofEntries(
            Map.entry("CalendarsSql/read", "bigint[], bigint, bigint, bigint, bigint, text"),
            Map.entry("CalendarsSql/delete", "text"),
            Map.entry("IdempotencyKeysSql/store", "text"),
            Map.entry("UsersSql/existing", "bigint[]"),
            Map.entry("UsersSql/lockExisting", "bigint[]"),
            Map.entry("UsersSql/names", "bigint[]"),
            Map.entry("UsersSql/update", "text"),
            Map.entry("UsersSql/removeSchedules", "text"),
            Map.entry("UsersSql/removeTimeOff", "text"),
            Map.entry("UsersSql/removeApiKeys", "text"),
            Map.entry("SchedulesSql/retireDefault", "text"),
            Map.entry("SchedulesSql/delete", "text"),
            Map.entry("SchedulesSql/deleteOverrides", "text"),
            Map.entry("SchedulesSql/deleteTravels", "text"),
            Map.entry("TimeOffSql/page", "bigint, bigint, bigint, uuid, bigint, int"),
            Map.entry("TimeOffSql/remove", "text"),
            Map.entry("MeetingsSql/page", "int, bigint, bigint, bigint, uuid, int, int"),
            Map.entry("MeetingsSql/pageOfUser", "int, bigint, bigint, bigint, bigint, uuid, int, int"),
            Map.entry("MeetingsSql/pageOfSeries", "uuid, bigint, uuid, bigint, bigint, int, bigint, int, int, int"),
            Map.entry("MeetingsSql/update", "text"),
            Map.entry("MeetingsSql/deleteParticipants", "text"),
            Map.entry("MeetingsSql/updateParticipants", "text"),
            Map.entry("OccupiedTimeSql/release", "text"),
            Map.entry("OccupiedTimeSql/releaseExpiredOf", "text"),
            Map.entry("OccupiedTimeSql/releaseExpired", "text"),
            Map.entry("EventTypesSql/find", "uuid"),
            Map.entry("EventTypesSql/page", "uuid, int"),
            Map.entry("EventTypesSql/pageOfSlug", "text, uuid, int"),
            Map.entry("EventTypesSql/pageOfHost", "bigint, uuid, int, text, int"),
            Map.entry("EventTypesSql/update", "text"),
            Map.entry("EventTypesSql/deleteHosts", "text"),
            Map.entry("EventTypesSql/remove", "text"),
            Map.entry("BookingsSql/page", "bigint, bigint, int, text, bigint, uuid, int"),
            Map.entry("BookingsSql/pageOfEventType", "uuid, bigint, bigint, int, text, bigint, uuid, int"),
            Map.entry("BookingsSql/pageOfHost", "bigint, bigint, bigint, int, uuid, int, text, bigint, uuid, int"),
            Map.entry("BookingsSql/places", "uuid, bigint, bigint, bigint"),
            Map.entry("BookingsSql/update", "text"),
            Map.entry("HoldsSql/remove", "text"),
            Map.entry("ApiKeysSql/use", "text"),
            Map.entry("OutboxSql/append", "text"));

    /** The statements that fill the tables, in an order that the foreign keys allow. */
    private static final List<String> ROWS = List.of(
            "INSERT INTO users (name, created_at) SELECT 'u' || i, 0 FROM generate_series(1, 500) i",
            "INSERT INTO availability SELECT u, i * 100, i * 100 + 50 "
                    + "FROM generate_series(1, 500) u, generate_series(1, 20) i",
            "INSERT INTO schedules SELECT u, 's' || i, i / 20, 'UTC', '' "
                    + "FROM generate_series(1, 500) u, generate_series(1, 20) i",
            "INSERT INTO schedule_overrides SELECT u, 's' || i, day, '' "
                    + "FROM generate_series(1, 500) u, generate_series(15, 20) i, generate_series(1, 20) day",
            "INSERT INTO schedule_travels SELECT u, 's' || i, day, day, 'UTC' "
                    + "FROM generate_series(1, 500) u, generate_series(15, 20) i, generate_series(1, 20) day",
            "INSERT INTO time_off SELECT gen_random_uuid(), u, i * 100, i * 100 + 50, NULL, NULL, NULL, '' "
                    + "FROM generate_series(1, 500) u, generate_series(1, 20) i",
            "INSERT INTO occupied_time SELECT 'MEETING', gen_random_uuid(), u, i * 100, i * 100 + 50 "
                    + "FROM generate_series(1, 500) u, generate_series(1, 20) i",
            "INSERT INTO meetings (id, start_time, end_time, created_at) "
                    + "SELECT gen_random_uuid(), i * 100, i * 100 + 50, 0 FROM generate_series(1, 5000) i",
            "INSERT INTO occupied_time SELECT 'HOLD', gen_random_uuid(), u, i * 100, i * 100 + 50, 60, 0, i "
                    + "FROM generate_series(1, 500) u, generate_series(21, 22) i",
            "INSERT INTO event_types (id, slug, settings, created_at, version) "
                    + "SELECT gen_random_uuid(), 's' || i, '', 0, 1 FROM generate_series(1, 500) i",
            "INSERT INTO event_type_hosts SELECT id, u, slug FROM event_types, generate_series(1, 10) u",
            "INSERT INTO bookings SELECT gen_random_uuid(), e.id, m.id, m.start_time, m.end_time, 'CONFIRMED', '', '', '', "
                    + "'', '', '', m.start_time, NULL, NULL, NULL, '', 1 FROM meetings m, "
                    + "(SELECT id FROM event_types ORDER BY id LIMIT 3) e",
            "INSERT INTO holds SELECT gen_random_uuid(), id, '[]', i * 100, i * 100 + 50, i, i "
                    + "FROM event_types, generate_series(1, 10) i",
            "INSERT INTO api_keys (id, name, user_id, scopes, hash, created_at) "
                    + "SELECT gen_random_uuid(), '', u, '[]', '', 0 FROM generate_series(1, 500) u, generate_series(1, 10) i",
            "INSERT INTO participants SELECT id, 1 + start_time / 100 % 500, start_time, end_time, 0 FROM meetings",
            "INSERT INTO outbox (subject_kind, subject_id, sequence, at, actor, type, data) "
                    + "SELECT 'user', i, 1, 0, '', '', '' FROM generate_series(1, 5000) i",
            "INSERT INTO idempotency_keys (caller, key, fingerprint, claimed_at) "
                    + "SELECT 'c', i, '', 0 FROM generate_series(1, 5000) i");

    @RegisterExtension
    final PostgresStorage storage = new PostgresStorage();

    @Test
    void walk_along_indexes_in_tables_that_are_empty_and_in_full_ones() {
        storage.jdbi().useHandle(handle -> {
            handle.execute("SET plan_cache_mode = force_generic_plan");
            STATEMENTS.forEach((statement, types) -> assertIndexed(handle, statement, types, "empty"));
            ROWS.forEach(handle::execute);
            handle.execute("ANALYZE");
            STATEMENTS.forEach((statement, types) -> assertIndexed(handle, statement, types, "full"));
        });
    }

    private static void assertIndexed(Handle handle, String statement, String types, String state) {
        handle.getConfig(SqlStatements.class).setSqlParser(new HashPrefixSqlParser());
        int parameters = types.split(", ", -1).length;
        handle.execute("PREPARE plan (" + types + ") AS " + numbered(SqlText.of("postgresql", statement)));
        List<String> plan = handle.select("EXPLAIN (COSTS OFF) EXECUTE plan ("
                        + String.join(", ", Collections.nCopies(parameters, "NULL")) + ")")
                .mapTo(String.class)
                .list();
        handle.execute("DEALLOCATE plan");

        assertThat(plan)
                .as("%s in %s tables:%n%s", statement, state, String.join("\n", plan))
                .noneMatch(step -> step.contains("Seq Scan"));
        if (statement.equals("TimeOffSql/page")) {
            assertThat(plan)
                    .as("The order of lists is that of an index, and what reaches into the window is found by its end")
                    .anyMatch(step -> step.contains(" time_off_by_start"))
                    .anyMatch(step -> step.contains(" time_off_by_end"));
        }
        if (statement.equals("EventTypesSql/find")) {
            assertThat(plan).anyMatch(step -> step.contains("Index Scan using event_types_pkey"));
        }
        if (statement.equals("OccupiedTimeSql/releaseExpiredOf")) {
            assertThat(plan)
                    .as("What has expired of a user is found by that")
                    .anyMatch(step -> step.contains(" occupied_time_by_expiry"))
                    .anyMatch(step -> step.contains("(user_id = ANY") && step.contains("(expires_at <= "));
        }
        if (statement.equals("BookingsSql/places")) {
            assertThat(plan)
                    .as("Places are entered by their start, and by the time at which they were taken")
                    .anyMatch(
                            step -> step.contains("(event_type_id = $1) AND (start_time >= $2) AND (start_time < $3)"))
                    .anyMatch(step -> step.contains("(event_type_id = $1) AND (created_at > $4)"));
        }
        if (statement.equals("CalendarsSql/read")) {
            assertThat(plan)
                    .as("Both kinds of time, and claims, are entered at the start of the window")
                    .filteredOn(step -> step.contains("Index Cond: ((user_id = u")
                            && step.contains("(start_time >= COALESCE(")
                            && step.contains("(start_time <= w"))
                    .hasSize(3);
            assertThat(plan)
                    .as("Slots are read without a look at the rows, and so are claims")
                    .anyMatch(step -> step.contains("Index Only Scan using occupied_time_pkey"))
                    .anyMatch(step -> step.contains("Index Only Scan using occupied_time_claims"));
            assertThat(plan)
                    .as("The default schedule, time off, overrides and travels are entered for the window")
                    .anyMatch(step -> step.contains(" schedules_default"))
                    .anyMatch(step -> step.contains(" time_off_by_end"))
                    .anyMatch(step -> step.contains("Index Cond: ((user_id = u") && step.contains("(reach_end >= w"))
                    .anyMatch(step -> step.contains("(day >= w") && step.contains("(day <= w"))
                    .anyMatch(step -> step.contains("(from_day >= COALESCE(") && step.contains("(from_day <= w"))
                    .noneMatch(step -> step.contains("time_off_by_start"));
        }
    }

    /** Replaces named parameters by numbers, the same for the same name, and others by the next. */
    private static String numbered(String sql) {
        String code = sql.replaceAll("(?m)^\\s*--.*$", "");
        List<String> names = new ArrayList<>();
        Matcher matcher = Pattern.compile("(?<!:):(\\w+)|\\?").matcher(code);
        return matcher.replaceAll(match -> {
            String name = match.group(1) == null ? "?" + names.size() : match.group(1);
            if (!names.contains(name)) {
                names.add(name);
            }
            return "\\$" + (names.indexOf(name) + 1);
        });
    }
}
