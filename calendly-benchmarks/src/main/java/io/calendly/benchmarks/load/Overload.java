package io.calendly.benchmarks.load;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * An overload test. For some minutes, clients send twice as many requests as the server can process with a heap of
 * 256 MB. The server must process what it can and reject the rest immediately. Afterwards its latency must be the same
 * as before.
 *
 * <p>Arguments: seconds of overload (600), and {@code sqlite} (the default) or {@code postgresql}.
 */
public final class Overload {

    private static final int USERS = 200;
    private static final long START = 1_893_456_000L;
    private static final long MINUTES = 1_000_000;
    private static final long WEEK = 604_800;

    /**
     * The number of clients. It exceeds the permits and the queue of the server, so that some requests are rejected.
     */
    private static final int CLIENTS = 800;

    private static final Set<Integer> EXPECTED = Set.of(200, 201, 400, 503);

    private Overload() {}

    /** Runs the test. Exits with status 1 if the server failed. */
    public static void main(String[] args) throws Exception {
        Duration overload = Duration.ofSeconds(args.length > 0 ? Long.parseLong(args[0]) : 600);
        List<String> faults;
        if (args.length > 1 && args[1].equals("postgresql")) {
            try (Postgres postgres = new Postgres();
                    ServerUnderTest server = ServerUnderTest.on(postgres.url())) {
                faults = test(server, overload);
            }
        } else {
            Path file = Files.createTempDirectory("overload").resolve("calendly.db");
            try (ServerUnderTest server = ServerUnderTest.on("sqlite:///" + file)) {
                faults = test(server, overload);
            }
        }
        faults.forEach(fault -> System.out.println("FAILED: " + fault));
        System.out.println(faults.isEmpty() ? "The server passed" : "The server failed");
        System.exit(faults.isEmpty() ? 0 : 1);
    }

    private static List<String> test(ServerUnderTest server, Duration overload) throws Exception {
        int port = server.port();
        Function<RandomGenerator, byte[]> workload = fill(port);
        Load.of(32, workload).run(port, Duration.ofSeconds(20));
        Load.Result before = Load.of(1, workload).run(port, Duration.ofSeconds(10));
        Load.Result closed = Load.of(32, workload).run(port, Duration.ofSeconds(10));
        double capacity = closed.rate();
        System.out.printf("capacity: %.0f answers/s of 32 clients%n", capacity);
        print("before", before, server);

        Duration pause = Duration.ofNanos((long) (1e9 * CLIENTS / (2 * capacity)));
        List<String> faults = new ArrayList<>();
        long maxRss = 0;
        Duration part = Duration.ofSeconds(Math.min(60, overload.toSeconds()));
        for (Duration done = Duration.ZERO; done.compareTo(overload) < 0; done = done.plus(part)) {
            Load.Result result = new Load(CLIENTS, pause, workload).run(port, part);
            print("overload, " + done.plus(part).toSeconds() + " s", result, server);
            maxRss = Math.max(maxRss, server.rss());
            for (Map.Entry<Integer, Long> status : result.statuses().entrySet()) {
                if (!EXPECTED.contains(status.getKey())) {
                    faults.add(status.getValue() + " responses with unexpected status " + status.getKey());
                }
            }
            if (result.rate() - result.rate(503) < capacity / 4) {
                faults.add("throughput under overload fell below a quarter of the capacity");
            }
            if (!server.isAlive()) {
                faults.add("the server process has exited");
                return faults;
            }
        }
        Load.Result after = Load.of(1, workload).run(port, Duration.ofSeconds(10));
        print("after", after, server);
        System.out.printf("most memory: %d MB; latency afterwards %.2f of what it was%n", maxRss, ratio(after, before));
        if (ratio(after, before) > 1.5) {
            faults.add("latency did not recover");
        }
        return faults;
    }

    private static double ratio(Load.Result after, Load.Result before) {
        return after.millis(50) / before.millis(50);
    }

    /** Adds users with availability, and returns the workload: mostly reads, and meetings at random times. */
    private static Function<RandomGenerator, byte[]> fill(int port) throws Exception {
        try (Client connection = new Client(port)) {
            for (int user = 1; user <= USERS; user++) {
                connection.send(Client.postJson("/api/v2/users", "{\"name\":\"User\"}"));
                connection.send(Client.post(
                        "/api/availability/" + user,
                        "start_time=" + START + "&end_time=" + (START + MINUTES * 60 + 60)));
            }
        }
        return random -> {
            int first = 1 + random.nextInt(USERS);
            int second = 1 + (first + random.nextInt(USERS - 1)) % USERS;
            long start = START + random.nextLong(MINUTES) * 60;
            return switch (random.nextInt(4)) {
                case 0 ->
                    Client.post(
                            "/api/meeting",
                            "user1_id=" + first + "&user2_id=" + second + "&meeting_start_time=" + start
                                    + "&meeting_end_time=" + (start + 60));
                case 1 -> Client.get("/api/users");
                default ->
                    Client.get("/api/availability/" + first + "?start_time=" + start + "&end_time=" + (start + WEEK));
            };
        };
    }

    private static void print(String phase, Load.Result result, ServerUnderTest server) throws Exception {
        System.out.printf(
                "%-16s %7.0f answers/s, %7.0f of them 503; p50 %8.1f ms, p99 %8.1f ms, p99.9 %8.1f ms; %4d MB%n",
                phase,
                result.rate(),
                result.rate(503),
                result.millis(50),
                result.millis(99),
                result.millis(99.9),
                server.rss());
    }
}
