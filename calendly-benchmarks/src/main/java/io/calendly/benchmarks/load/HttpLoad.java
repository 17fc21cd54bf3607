package io.calendly.benchmarks.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A load test of every classic route, on SQLite and on PostgreSQL. It compares each route with a baseline:
 *
 * <ul>
 *   <li>for routes that query PostgreSQL, {@code pgbench} with the same prepared statements on the same database with
 *       the same number of connections
 *   <li>for the users list, Javalin alone, which writes the same bytes
 *   <li>for the route without a query, Javalin alone, which writes a short text
 * </ul>
 *
 * <p>Arguments: seconds for each measurement (8); {@code sqlite}, {@code postgresql} or {@code both}; and the number of
 * connections (16).
 */
public final class HttpLoad {

    static final int CONNECTIONS = 16;

    private static final long START = 1_893_456_000L;
    private static final long HOUR = 3600;
    private static final long MINUTES = 8_000_000;

    /**
     * The number of users. Users 1 to 100 have 20 slots, 101 to 110 have 1000, 111 to 500 have none. The others have
     * one slot of several years.
     */
    private static final int USERS = 1000;

    private static final int LAST_WITH_FEW_SLOTS = 100;
    private static final int LAST_WITH_MANY_SLOTS = 110;
    private static final int LAST_WITHOUT_SLOTS = 500;

    private final int seconds;
    private final int connections;

    private HttpLoad(int seconds, int connections) {
        this.seconds = seconds;
        this.connections = connections;
    }

    /**
     * A route under load.
     *
     * @param name the name of the route in the table
     * @param request makes the next request
     * @param status the expected status of the response
     * @param script the pgbench script with the same statements, or null if there is none
     */
    record Route(
            String name,
            Function<RandomGenerator, byte[]> request,
            int status,
            @Nullable String script) {}

    private static final Route HELLO =
            new Route("no database: /health/live", random -> Client.get("/health/live"), 200, null);

    private static final Route USERS_LIST =
            new Route("users list of 1000", random -> Client.get("/api/users"), 200, null);

    private static final Route OVERLAP = new Route(
            "overlap 20 x 20",
            random -> overlap(1 + random.nextInt(LAST_WITH_FEW_SLOTS), 1 + random.nextInt(LAST_WITH_FEW_SLOTS)),
            200,
            "overlap.sql");

    private static final Route LARGE_OVERLAP = new Route(
            "overlap 1000 x 1000",
            random -> overlap(
                    LAST_WITH_FEW_SLOTS + 1 + random.nextInt(LAST_WITH_MANY_SLOTS - LAST_WITH_FEW_SLOTS),
                    LAST_WITH_FEW_SLOTS + 1 + random.nextInt(LAST_WITH_MANY_SLOTS - LAST_WITH_FEW_SLOTS)),
            200,
            null);

    private static final Route AVAILABILITY = new Route(
            "availability of 20 slots",
            random -> Client.get("/api/availability/" + (1 + random.nextInt(LAST_WITH_FEW_SLOTS))),
            200,
            "availability.sql");

    private static final Route SCHEDULING = new Route("scheduling a meeting", HttpLoad::schedule, 201, "schedule.sql");

    /** The routes, in the order of the table. */
    static final List<Route> ROUTES = List.of(
            HELLO,
            USERS_LIST,
            AVAILABILITY,
            OVERLAP,
            LARGE_OVERLAP,
            new Route("opening time", HttpLoad::open, 201, "open.sql"),
            SCHEDULING);

    /** The routes that clients call most often. */
    static final List<Route> HOTTEST = List.of(USERS_LIST, AVAILABILITY, SCHEDULING);

    /** Runs all measurements and prints a table. */
    public static void main(String[] args) throws Exception {
        HttpLoad load = new HttpLoad(
                args.length > 0 ? Integer.parseInt(args[0]) : 8,
                args.length > 2 ? Integer.parseInt(args[2]) : CONNECTIONS);
        String only = args.length > 1 ? args[1] : "";
        System.out.println("| database | what | requests/s | p50 ms | p99 ms | p99.9 ms | server CPU ms/request "
                + "| RSS MB | limit | ratio |");
        System.out.println("|---|---|---|---|---|---|---|---|---|---|");
        if (!only.equals("postgresql")) {
            Path file = Files.createTempDirectory("load").resolve("calendly.db");
            try (ServerUnderTest server = ServerUnderTest.on("sqlite:///" + file)) {
                load.measure("SQLite", server, null);
            }
        }
        if (!only.equals("sqlite")) {
            try (Postgres postgres = new Postgres();
                    ServerUnderTest server = ServerUnderTest.on(postgres.url())) {
                load.measure("PostgreSQL", server, postgres);
                postgres.printStatements();
            }
        }
    }

    /**
     * Returns the warm-up time, after which the JIT compilers have compiled the hot code. They share the processors
     * with the load, so a short measurement needs a multiple of its own time.
     */
    private Duration warmUp() {
        return Duration.ofSeconds(Math.min(20, 3 * seconds));
    }

    private void measure(String database, ServerUnderTest server, @Nullable Postgres postgres) throws Exception {
        fill(server.port());
        if (postgres != null) {
            postgres.execute("ANALYZE");
            postgres.resetStatements();
        }
        double small = 0;
        double large = 0;
        for (Route route : ROUTES) {
            Load load = Load.of(connections, route.request);
            load.run(server.port(), warmUp());
            Duration before = server.cpu();
            Load.Result result = load.run(server.port(), Duration.ofSeconds(seconds));
            double cpu =
                    server.cpu().minus(before).toNanos() / 1e6 / result.micros().getTotalCount();
            double limit = limit(route, server, postgres);
            print(database, route, result, cpu, server.rss(), limit);
            small = route == OVERLAP ? cpu : small;
            large = route == LARGE_OVERLAP ? cpu : large;
        }
        System.out.printf(
                "%n%s: overlap of 1000 x 1000 costs %.1f times the CPU of 20 x 20%n", database, large / small);
    }

    /** Measures the throughput of the baseline of a route. Returns 0 if the route has none. */
    private double limit(Route route, ServerUnderTest server, @Nullable Postgres postgres) throws Exception {
        if (route == HELLO) {
            return javalin("/hello", server.port());
        }
        if (route == USERS_LIST) {
            return javalin("/bytes", server.port());
        }
        return postgres == null || route.script == null ? 0 : postgres.pgbench(route.script, connections, seconds);
    }

    /** Measures the throughput of Javalin alone, with a short text or with the bytes of the users list. */
    private double javalin(String path, int port) throws Exception {
        Path bytes = Files.createTempFile("users", ".json");
        try (Client connection = new Client(port)) {
            Files.write(bytes, connection.body(Client.get("/api/users")));
        }
        try (ServerUnderTest hello = ServerUnderTest.of(Hello.class, bytes.toString())) {
            Load load = Load.of(connections, random -> Client.get(path));
            load.run(hello.port(), warmUp());
            return load.run(hello.port(), Duration.ofSeconds(seconds)).rate();
        } finally {
            Files.delete(bytes);
        }
    }

    private static void print(String database, Route route, Load.Result result, double cpu, long rss, double limit) {
        double rate = result.rate(route.status);
        System.out.printf(
                Locale.ROOT,
                "| %s | %s | %.0f | %.1f | %.1f | %.1f | %.3f | %d | %s |%n",
                database,
                route.name,
                rate,
                result.millis(50),
                result.millis(99),
                result.millis(99.9),
                cpu,
                rss,
                limit == 0 ? " | " : String.format(Locale.ROOT, "%.0f | %.2f", limit, rate / limit));
        long unexpected = result.micros().getTotalCount() - Math.round(rate * result.seconds());
        if (unexpected > result.micros().getTotalCount() / 20) {
            System.out.println("Unexpected responses, by status: " + result.statuses());
        }
    }

    private static byte[] overlap(int first, int second) {
        return Client.get("/api/overlap?user1_id=" + first + "&user2_id=" + second);
    }

    private static byte[] open(RandomGenerator random) {
        long start = START + random.nextLong(MINUTES) * 60;
        return Client.post(
                "/api/availability/"
                        + (LAST_WITH_MANY_SLOTS + 1 + random.nextInt(LAST_WITHOUT_SLOTS - LAST_WITH_MANY_SLOTS)),
                "start_time=" + start + "&end_time=" + (start + 60));
    }

    private static byte[] schedule(RandomGenerator random) {
        int first = random.nextInt(USERS - LAST_WITHOUT_SLOTS);
        int second = (first + 1 + random.nextInt(USERS - LAST_WITHOUT_SLOTS - 1)) % (USERS - LAST_WITHOUT_SLOTS);
        long start = START + random.nextLong(MINUTES) * 60;
        return Client.post(
                "/api/meeting",
                "user1_id=" + (LAST_WITHOUT_SLOTS + 1 + first) + "&user2_id=" + (LAST_WITHOUT_SLOTS + 1 + second)
                        + "&meeting_start_time=" + start + "&meeting_end_time=" + (start + 60));
    }

    /** Adds the users and their availability over HTTP, which also warms up the server. */
    static void fill(int port) throws Exception {
        try (Client connection = new Client(port)) {
            for (int user = 1; user <= USERS; user++) {
                expectCreated(connection.send(Client.postJson("/api/v2/users", "{\"name\":\"User " + user + "\"}")));
            }
        }
        ExecutorService clients = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            List<Callable<Object>> users = new ArrayList<>();
            for (int user = 1; user <= USERS; user++) {
                int id = user;
                users.add(() -> declare(port, id));
            }
            for (Future<Object> done : clients.invokeAll(users)) {
                done.get();
            }
        } finally {
            clients.shutdownNow();
        }
    }

    private static Object declare(int port, int user) throws IOException {
        int slots = user <= LAST_WITH_FEW_SLOTS
                ? 20
                : user <= LAST_WITH_MANY_SLOTS ? 1000 : user <= LAST_WITHOUT_SLOTS ? 0 : 1;
        long length = slots == 1 ? MINUTES * 60 + 60 : HOUR;
        try (Client connection = new Client(port)) {
            for (int i = 0; i < slots; i++) {
                // Each user has another offset, so that overlaps differ from the declared slots.
                long start = START + i * 2 * HOUR + user % 20 * 60L;
                expectCreated(connection.send(Client.post(
                        "/api/availability/" + user, "start_time=" + start + "&end_time=" + (start + length))));
            }
        }
        return user;
    }

    private static void expectCreated(int status) {
        if (status != 201) {
            throw new IllegalStateException("Expected status 201, got " + status);
        }
    }
}
