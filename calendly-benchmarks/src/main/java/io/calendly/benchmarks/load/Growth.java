package io.calendly.benchmarks.load;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * A benchmark of requests against a growing amount of stored data:
 *
 * <ul>
 *   <li>the availability in one week of users with 10, 10,000 and 1,000,000 past slots; the last user has 100,000 past
 *       meetings too
 *   <li>the availability in one week of a user with one schedule, and of a user with 20 schedules that have 1,000 date
 *       overrides and 50 travels each, and with 1,000,000 entries of time off that are over
 *   <li>the first and the last page of a list of 200,000 users
 *   <li>the common free time of 1,000 users
 * </ul>
 *
 * <p>Arguments: seconds for each measurement (6); {@code sqlite} or {@code postgresql} to measure only one database, or
 * {@code both}; the number of old rows (1,000,000).
 */
public final class Growth {

    private static final int CONNECTIONS = 4;
    private static final long WEEK = 1_893_456_000L;
    private static final int USERS = 200_000;
    private static final int PAGE_SIZE = 20;

    /** The id of a user who has one schedule. */
    private static final int NEW_USER = 5;

    /** The id of a user who has as many schedules as a user may have, and a long history of time off. */
    private static final int OLD_USER = 6;

    /** The SQL syntax in which the two databases differ. */
    private enum Dialect {
        SQLITE(
                "(WITH RECURSIVE i (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM i WHERE n < %d) SELECT n FROM i) AS i",
                "printf('00000000-0000-4000-8000-%012x', n)"),
        POSTGRESQL("generate_series(1, %d) AS i (n)", "CAST(lpad(to_hex(n), 32, '0') AS uuid)");

        private final String numbers;
        private final String uuid;

        Dialect(String numbers, String uuid) {
            this.numbers = numbers;
            this.uuid = uuid;
        }

        private String upTo(int max) {
            return numbers.formatted(max);
        }

        private List<String> fill(int oldRows) {
            return List.of(
                    "INSERT INTO users (name, created_at, search_key) SELECT 'User ' || n, 0, 'user ' || n FROM "
                            + upTo(USERS),
                    pastSlots(1, 10),
                    pastSlots(2, 10_000),
                    pastSlots(3, oldRows),
                    "INSERT INTO meetings (id, start_time, end_time, created_at) SELECT " + uuid
                            + ", n * 600, n * 600 + 60, 0 FROM " + upTo(100_000),
                    participants(3),
                    participants(4),
                    occupiedTime(3),
                    occupiedTime(4),
                    schedules(NEW_USER, 1),
                    schedules(OLD_USER, 20),
                    overrides(OLD_USER, 20),
                    travels(OLD_USER, 20),
                    pastTimeOff(OLD_USER, oldRows),
                    futureSlots("1, 2, 3"),
                    futureSlots(LongStream.rangeClosed(1001, 2000)
                            .mapToObj(Long::toString)
                            .collect(Collectors.joining(", "))),
                    "ANALYZE");
        }

        private String pastSlots(int user, int slots) {
            return "INSERT INTO availability (user_id, start_time, end_time) SELECT " + user
                    + ", n * 600, n * 600 + 300 FROM " + upTo(slots);
        }

        /** Returns the SQL that adds schedules of a user, the first of which is the default. */
        private String schedules(int user, int schedules) {
            return "INSERT INTO schedules (user_id, name, is_default, time_zone, weekly_hours) SELECT " + user
                    + ", 'schedule-' || n, CASE WHEN n = 1 THEN 1 ELSE 0 END, 'America/New_York', "
                    + "'mon=09:00-17:00 tue=09:00-17:00 wed=09:00-17:00 thu=09:00-17:00 fri=09:00-17:00' FROM "
                    + upTo(schedules);
        }

        /** Returns the SQL that adds 1,000 date overrides to each schedule, none of which is in the week. */
        private String overrides(int user, int schedules) {
            return "INSERT INTO schedule_overrides (user_id, name, day, hours) SELECT " + user
                    + ", 'schedule-' || (1 + n % " + schedules + "), 10000 + n / " + schedules + ", '10:00-12:00' FROM "
                    + upTo(1_000 * schedules);
        }

        /** Returns the SQL that adds 50 travels to each schedule, none of which is in the week. */
        private String travels(int user, int schedules) {
            return "INSERT INTO schedule_travels (user_id, name, from_day, until_day, time_zone) SELECT " + user
                    + ", 'schedule-' || (1 + n % " + schedules + "), 10000 + n / " + schedules + " * 10, 10003 + n / "
                    + schedules + " * 10, 'Asia/Tokyo' FROM " + upTo(50 * schedules);
        }

        private String pastTimeOff(int user, int entries) {
            return "INSERT INTO time_off (id, user_id, reach_start, reach_end, reason) SELECT " + uuid + ", " + user
                    + ", n * 600, n * 600 + 300, '' FROM " + upTo(entries);
        }

        private String participants(int user) {
            return "INSERT INTO participants (meeting_id, user_id, start_time, end_time, canceled) SELECT " + uuid
                    + ", " + user + ", n * 600, n * 600 + 60, 0 FROM " + upTo(100_000);
        }

        private String occupiedTime(int user) {
            return "INSERT INTO occupied_time (owner_kind, owner_id, user_id, start_time, end_time) SELECT 'MEETING', "
                    + uuid + ", " + user + ", n * 600, n * 600 + 60 FROM " + upTo(100_000);
        }

        /**
         * Returns the SQL that adds 40 slots in the week to each user. The length of the slots depends on the user id.
         */
        private String futureSlots(String users) {
            return "INSERT INTO availability (user_id, start_time, end_time) SELECT id, " + WEEK + " + n * 14400, "
                    + WEEK + " + n * 14400 + 3600 + id % 97 * 60 FROM users, " + upTo(40) + " WHERE id IN (" + users
                    + ")";
        }
    }

    private final int seconds;
    private final String name;
    private final ServerUnderTest server;

    private Growth(int seconds, String name, ServerUnderTest server) {
        this.seconds = seconds;
        this.name = name;
        this.server = server;
    }

    /** Runs all measurements and prints a table. */
    public static void main(String[] args) throws Exception {
        int seconds = args.length > 0 ? Integer.parseInt(args[0]) : 6;
        String only = args.length > 1 ? args[1] : "both";
        int oldRows = args.length > 2 ? Integer.parseInt(args[2]) : 1_000_000;
        System.out.println("| database | what | requests/s | p50 ms | p99 ms | server CPU ms/request |");
        System.out.println("|---|---|---|---|---|---|");
        if (!only.equals("postgresql")) {
            Path file = Files.createTempDirectory("growth").resolve("calendly.db");
            try (ServerUnderTest server = ServerUnderTest.on("sqlite:///" + file)) {
                fill(DriverManager.getConnection("jdbc:sqlite:" + file), Dialect.SQLITE, oldRows);
                new Growth(seconds, "SQLite", server).measure();
            }
        }
        if (!only.equals("sqlite")) {
            try (Postgres postgres = new Postgres();
                    ServerUnderTest server = ServerUnderTest.on(postgres.url())) {
                fill(postgres.connect(), Dialect.POSTGRESQL, oldRows);
                new Growth(seconds, "PostgreSQL", server).measure();
            }
        }
    }

    private static void fill(Connection opened, Dialect dialect, int oldRows) throws SQLException {
        try (Connection connection = opened;
                Statement statement = connection.createStatement()) {
            for (String sql : dialect.fill(oldRows)) {
                System.err.println("Filling the database: " + sql.substring(0, Math.min(sql.length(), 100)));
                statement.executeUpdate(sql);
            }
        }
    }

    private void measure() throws Exception {
        String window = "start_time=" + WEEK + "&end_time=" + (WEEK + 604_800) + "&count=100";
        for (int round = 1; round <= 2; round++) {
            measure("a week, 10 old slots", "/api/v2/users/1/availability?" + window);
            measure("a week, 10,000 old slots", "/api/v2/users/2/availability?" + window);
            measure("a week, 1,000,000 old slots and 100,000 old meetings", "/api/v2/users/3/availability?" + window);
            measure("a week of a schedule", "/api/v2/users/" + NEW_USER + "/availability?" + window);
            measure(
                    "a week of 20 schedules, 1,000 overrides, 1,000,000 old entries of time off",
                    "/api/v2/users/" + OLD_USER + "/availability?" + window);
        }
        measure("users, page 1", "/api/v2/users?count=" + PAGE_SIZE);
        measure("users, page 10,000", lastPage());
        measure(
                "overlaps of 1000 users x 40 slots, everyone",
                "/api/v2/overlaps?" + users() + "&start_time=" + WEEK + "&end_time=" + (WEEK + 604_800));
        measure(
                "overlaps of 1000 users x 40 slots, at least 600",
                "/api/v2/overlaps?" + users() + "&at_least=600&start_time=" + WEEK + "&end_time=" + (WEEK + 604_800));
    }

    private static String users() {
        return LongStream.rangeClosed(1001, 2000)
                .mapToObj(id -> "user_id=" + id)
                .collect(Collectors.joining("&"));
    }

    /** Returns the path of the last full page. Only the page before it has its token, so this reads all pages. */
    private String lastPage() throws Exception {
        try (Client connection = new Client(server.port())) {
            String path = "/api/v2/users?count=" + PAGE_SIZE;
            for (int page = 1; page < USERS / PAGE_SIZE; page++) {
                String body = new String(connection.body(Client.get(path)), StandardCharsets.UTF_8);
                path = "/api/v2/users?count=" + PAGE_SIZE + "&page_token="
                        + body.replaceFirst("(?s).*\"next_page_token\":\"([^\"]+)\".*", "$1");
            }
            return path;
        }
    }

    private void measure(String what, String path) throws Exception {
        Load load = Load.of(CONNECTIONS, random -> Client.get(path));
        load.run(server.port(), Duration.ofSeconds(Math.min(3, seconds)));
        Duration before = server.cpu();
        Load.Result result = load.run(server.port(), Duration.ofSeconds(seconds));
        double cpu =
                server.cpu().minus(before).toNanos() / 1e6 / result.micros().getTotalCount();
        System.out.printf(
                "| %s | %s | %.0f | %.2f | %.2f | %.3f |%n",
                name, what, result.rate(200), result.millis(50), result.millis(99), cpu);
    }
}
