package io.calendly.benchmarks.load;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * A load test of slots, holds and bookings, on SQLite and on PostgreSQL. On PostgreSQL it compares them with
 * {@code pgbench}, with statements like those of the program on the same database.
 *
 * <p>Arguments: seconds for each measurement (5); {@code sqlite}, {@code postgresql} or {@code both}.
 */
public final class BookingLoad {

    private static final int CONNECTIONS = 16;
    private static final long DAY = 86_400;

    /** The first day of the calendars: a Monday in 2030. */
    private static final long START = 1_894_233_600L;

    /** Host 1 has 500 meetings in the month. */
    private static final int MEETINGS = 500;

    /** Hosts 2 to 51 share the event types of 50 hosts, and have 20 meetings each in the month. */
    private static final int HOSTS = 50;

    /** Hosts from 52 on are booked, each with an event type of its own. */
    private static final int BOOKED_HOSTS = 200;

    private static final int FIRST_BOOKED = HOSTS + 2;

    private static final Pattern ID = Pattern.compile("\"id\":\\s*\"([0-9a-f-]{36})\"");

    private final int port;
    private final List<String> booked = new ArrayList<>();
    private final AtomicLong next = new AtomicLong();
    private String solo = "";
    private String roundRobin = "";
    private String collective = "";

    private BookingLoad(int port) {
        this.port = port;
    }

    /** Runs all measurements and prints a table. */
    public static void main(String[] args) throws Exception {
        Duration time = Duration.ofSeconds(args.length > 0 ? Integer.parseInt(args[0]) : 5);
        String only = args.length > 1 ? args[1] : "both";
        System.out.println(
                "| database | what | requests/s | p50 ms | p99 ms | server CPU ms/request | limit | ratio |");
        System.out.println("|---|---|---|---|---|---|---|---|");
        if (!only.equals("postgresql")) {
            Path file = Files.createTempDirectory("bookings").resolve("calendly.db");
            try (ServerUnderTest server = ServerUnderTest.on("sqlite:///" + file)) {
                new BookingLoad(server.port()).measure("SQLite", server, null, time);
            }
        }
        if (!only.equals("sqlite")) {
            try (Postgres postgres = new Postgres();
                    ServerUnderTest server = ServerUnderTest.on(postgres.url())) {
                new BookingLoad(server.port()).measure("PostgreSQL", server, postgres, time);
            }
        }
    }

    private void measure(String database, ServerUnderTest server, @Nullable Postgres postgres, Duration time)
            throws Exception {
        fill();
        if (postgres != null) {
            postgres.execute("ANALYZE");
        }
        List<HttpLoad.Route> routes = List.of(
                new HttpLoad.Route("slots of a month, 500 meetings", random -> slots(solo), 200, "slots.sql"),
                new HttpLoad.Route("slots of a month, round robin of 50", random -> slots(roundRobin), 200, null),
                new HttpLoad.Route("slots of a month, collective of 50", random -> slots(collective), 200, null),
                new HttpLoad.Route("placing a hold", random -> hold(), 201, null),
                new HttpLoad.Route("booking", random -> book(next.getAndIncrement(), ""), 201, "book.sql"));
        for (HttpLoad.Route route : routes) {
            Load.of(CONNECTIONS, route.request()).run(server.port(), time.multipliedBy(2));
            print(database, route, server, time, limit(route, postgres, time));
        }
        ConcurrentLinkedQueue<byte[]> held = placeHolds(time);
        HttpLoad.Route bookHeld = new HttpLoad.Route(
                "booking with a hold",
                random -> Objects.requireNonNullElseGet(held.poll(), () -> Client.get("/health/live")),
                201,
                null);
        print(database, bookHeld, server, Duration.ofSeconds(1), 0);
    }

    /** Measures the throughput of the baseline of a route. Returns 0 if the route has none. */
    private double limit(HttpLoad.Route route, @Nullable Postgres postgres, Duration time) throws Exception {
        if (postgres == null || route.script() == null) {
            return 0;
        }
        String script = PgbenchScript.of(route.script()).replace("@solo", solo);
        return postgres.pgbenchOf(script, CONNECTIONS, (int) time.toSeconds());
    }

    private static void print(
            String database, HttpLoad.Route route, ServerUnderTest server, Duration time, double limit)
            throws Exception {
        Duration before = server.cpu();
        Load.Result result = Load.of(CONNECTIONS, route.request()).run(server.port(), time);
        double cpu =
                server.cpu().minus(before).toNanos() / 1e6 / result.micros().getTotalCount();
        double rate = result.rate(route.status());
        System.out.printf(
                Locale.ROOT,
                "| %s | %s | %.0f | %.1f | %.1f | %.3f | %s |%n",
                database,
                route.name(),
                rate,
                result.millis(50),
                result.millis(99),
                cpu,
                limit == 0 ? " | " : String.format(Locale.ROOT, "%.0f | %.2f", limit, rate / limit));
        if (rate < result.rate() * 0.95) {
            System.out.println("Unexpected responses, by status: " + result.statuses());
        }
    }

    private static byte[] slots(String eventType) {
        return Client.get(
                "/api/v2/event_types/" + eventType + "/slots?start_time=" + START + "&end_time=" + (START + 30 * DAY));
    }

    private byte[] hold() {
        long number = next.getAndIncrement();
        return Client.postJson(
                "/api/v2/event_types/" + eventTypeOf(number) + "/holds",
                "{\"start_time\":" + startOf(number) + ",\"seconds\":900}");
    }

    private byte[] book(long number, String hold) {
        return Client.postJson(
                "/api/v2/event_types/" + eventTypeOf(number) + "/bookings",
                "{\"start_time\":" + startOf(number) + hold
                        + ",\"invitee\":{\"name\":\"Ivy\",\"email\":\"ivy@example.com\"}}");
    }

    /** Each number is another slot: the hosts take turns, and then comes their next half hour. */
    private String eventTypeOf(long number) {
        return booked.get((int) (number % BOOKED_HOSTS));
    }

    private static long startOf(long number) {
        return START + number / BOOKED_HOSTS * 1_800;
    }

    /** Places holds, and returns the requests that book them. */
    private ConcurrentLinkedQueue<byte[]> placeHolds(Duration time) throws Exception {
        ConcurrentLinkedQueue<byte[]> requests = new ConcurrentLinkedQueue<>();
        long end = System.nanoTime() + time.multipliedBy(4).toNanos();
        inParallel(connection -> {
            while (System.nanoTime() < end) {
                long number = next.getAndIncrement();
                byte[] place = Client.postJson(
                        "/api/v2/event_types/" + eventTypeOf(number) + "/holds",
                        "{\"start_time\":" + startOf(number) + ",\"seconds\":900}");
                requests.add(book(number, ",\"hold_id\":\"" + id(connection.body(place)) + "\""));
            }
        });
        return requests;
    }

    /** A client's part of work that is done in parallel. */
    @FunctionalInterface
    private interface Part {
        void run(Client connection) throws Exception;
    }

    private void inParallel(Part part) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            List<Future<?>> runs = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                runs.add(clients.submit(() -> {
                    try (Client connection = new Client(port)) {
                        part.run(connection);
                    }
                    return null;
                }));
            }
            for (Future<?> run : runs) {
                run.get();
            }
        } finally {
            clients.shutdownNow();
        }
    }

    private static String id(byte[] body) {
        Matcher id = ID.matcher(new String(body, StandardCharsets.UTF_8));
        if (!id.find()) {
            throw new IllegalStateException("There is no id in " + new String(body, StandardCharsets.UTF_8));
        }
        return id.group(1);
    }

    private void fill() throws Exception {
        try (Client connection = new Client(port)) {
            for (int user = 1; user < FIRST_BOOKED + BOOKED_HOSTS; user++) {
                created(connection, "/api/v2/users", "{\"name\":\"User " + user + "\"}");
                boolean isBooked = user >= FIRST_BOOKED;
                long end = START + (isBooked ? 3_650 : 60) * DAY;
                created(
                        connection,
                        "/api/v2/users/" + user + "/availability",
                        "{\"start_time\":" + START + ",\"end_time\":" + end + "}");
            }
            for (int i = 0; i < MEETINGS; i++) {
                meeting(connection, 1, 2, START + i * 5_100L);
            }
            for (int host = 3; host < FIRST_BOOKED - 1; host += 2) {
                for (int i = 0; i < 20; i++) {
                    meeting(connection, host, host + 1, START + i * DAY + host * 900L);
                }
            }
            solo = eventType(connection, "solo", "solo", "1");
            String hosts =
                    LongStream.range(2, FIRST_BOOKED).mapToObj(Long::toString).collect(Collectors.joining(","));
            roundRobin = eventType(connection, "any", "round_robin", hosts);
            collective = eventType(connection, "all", "collective", hosts);
            for (int user = FIRST_BOOKED; user < FIRST_BOOKED + BOOKED_HOSTS; user++) {
                booked.add(eventType(connection, "intro", "solo", Integer.toString(user)));
            }
        }
    }

    private static void meeting(Client connection, int first, int second, long start) throws Exception {
        created(
                connection,
                "/api/v2/meetings",
                "{\"attendee_ids\":[" + first + "," + second + "],\"start_time\":" + start + ",\"end_time\":"
                        + (start + 900) + "}");
    }

    private static String eventType(Client connection, String slug, String kind, String hosts) throws Exception {
        return id(connection.body(Client.postJson(
                "/api/v2/event_types",
                "{\"name\":\"Talk\",\"slug\":\"" + slug + "\",\"kind\":\"" + kind + "\",\"host_ids\":[" + hosts
                        + "],\"duration\":1800}")));
    }

    private static void created(Client connection, String path, String json) throws Exception {
        int status = connection.send(Client.postJson(path, json));
        if (status != 201) {
            throw new IllegalStateException("Expected status 201, got " + status + " for " + path + " " + json);
        }
    }
}
