package io.calendly.benchmarks.load;

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
import org.jspecify.annotations.Nullable;

/**
 * A load test of slots, holds and bookings, on SQLite and on PostgreSQL. On PostgreSQL it compares them with
 * {@code pgbench}, with statements like those of the program on the same database. Each route is warmed up for four times as long as it is
 * measured.
 *
 * <p>Arguments: seconds for each measurement (5); {@code sqlite}, {@code postgresql} or {@code both}.
 */
public final class BookingLoad {

    private static final int CONNECTIONS = 16;
    private static final long MONTH = 30 * BookingWorld.DAY;

    private final int port;
    private final BookingWorld world;
    private final AtomicLong next = new AtomicLong();

    private BookingLoad(int port) throws Exception {
        this.port = port;
        try (Client connection = new Client(port)) {
            this.world = BookingWorld.filled(connection);
        }
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
        if (postgres != null) {
            postgres.execute("ANALYZE");
        }
        BookingWorld.EventTypes always = world.always();
        BookingWorld.EventTypes working = world.working();
        List<HttpLoad.Route> routes = List.of(
                slots("slots of a month, 500 meetings", always.solo(), "slots.sql"),
                slots("slots of a month, round robin of 50", always.roundRobin(), null),
                slots("slots of a month, collective of 50", always.collective(), null),
                slots("working hours of a month, 500 meetings", working.solo(), null),
                slots("working hours of a month, round robin of 50", working.roundRobin(), null),
                slots("working hours of a month, collective of 50", working.collective(), null),
                new HttpLoad.Route("placing a hold", random -> hold(), 201, null),
                new HttpLoad.Route("booking", random -> book(next.getAndIncrement(), ""), 201, "book.sql"));
        for (HttpLoad.Route route : routes) {
            Load.of(CONNECTIONS, route.request()).run(server.port(), time.multipliedBy(4));
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
        String script =
                PgbenchScript.of(route.script()).replace("@solo", world.always().solo());
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

    private static HttpLoad.Route slots(String name, String eventType, @Nullable String script) {
        byte[] request = Client.get("/api/v2/event_types/" + eventType + "/slots?start_time=" + BookingWorld.START
                + "&end_time=" + (BookingWorld.START + MONTH));
        return new HttpLoad.Route(name, random -> request, 200, script);
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
        return world.booked().get((int) (number % world.booked().size()));
    }

    private long startOf(long number) {
        return BookingWorld.START + number / world.booked().size() * 1_800;
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
                requests.add(book(number, ",\"hold_id\":\"" + BookingWorld.id(connection.body(place)) + "\""));
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
}
