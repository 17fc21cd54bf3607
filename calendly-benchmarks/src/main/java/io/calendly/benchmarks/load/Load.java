package io.calendly.benchmarks.load;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.HdrHistogram.Histogram;

/**
 * A number of concurrent clients that send requests to one server.
 *
 * @param connections the number of clients, each with its own connection
 * @param pause the minimum time between two requests of a client; if zero, a client sends the next request as soon as
 *     it has the response
 * @param request makes the next request
 */
record Load(int connections, Duration pause, Function<RandomGenerator, byte[]> request) {

    /**
     * The result of a run.
     *
     * @param seconds the duration of the run
     * @param micros the latencies in microseconds
     * @param statuses the number of responses by status; status 0 counts the requests without a response
     */
    record Result(double seconds, Histogram micros, Map<Integer, Long> statuses) {

        /** Returns the responses per second with a status. */
        double rate(int status) {
            return statuses.getOrDefault(status, 0L) / seconds;
        }

        /** Returns the requests per second, with any result. */
        double rate() {
            return micros.getTotalCount() / seconds;
        }

        /** Returns a percentile of the latency in milliseconds. */
        double millis(double percentile) {
            return micros.getValueAtPercentile(percentile) / 1000.0;
        }
    }

    /** Returns a load of clients that send requests without a pause. */
    static Load of(int connections, Function<RandomGenerator, byte[]> request) {
        return new Load(connections, Duration.ZERO, request);
    }

    /** Sends requests to the server on a port for some time. */
    Result run(int port, Duration time) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(connections);
        try {
            long start = System.nanoTime();
            List<Future<Result>> runs = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                RandomGenerator random =
                        RandomGeneratorFactory.of("L64X128MixRandom").create(start + i);
                runs.add(clients.submit(() -> client(port, random, start, start + time.toNanos())));
            }
            Histogram micros = histogram();
            Map<Integer, Long> statuses = new TreeMap<>();
            for (Future<Result> run : runs) {
                Result result = run.get();
                micros.add(result.micros);
                result.statuses.forEach((status, count) -> statuses.merge(status, count, Long::sum));
            }
            return new Result((System.nanoTime() - start) / 1e9, micros, statuses);
        } finally {
            clients.shutdownNow();
        }
    }

    private Result client(int port, RandomGenerator random, long start, long end) throws IOException {
        Histogram micros = histogram();
        Map<Integer, Long> statuses = new TreeMap<>();
        // Clients with a pause start at random offsets, so that they do not all send at the same moment.
        long next = start + (pause.isZero() ? 0 : random.nextLong(pause.toNanos()));
        Client connection = new Client(port);
        try {
            while (next < end) {
                LockSupport.parkNanos(next - System.nanoTime());
                long sent = System.nanoTime();
                int status = 0;
                try {
                    status = connection.send(request.apply(random));
                } catch (IOException noResponse) {
                    connection.close();
                    connection = new Client(port);
                }
                long received = System.nanoTime();
                micros.recordValue((received - sent) / 1000);
                statuses.merge(status, 1L, Long::sum);
                next = Math.max(next + pause.toNanos(), received);
            }
        } finally {
            connection.close();
        }
        return new Result(0, micros, statuses);
    }

    private static Histogram histogram() {
        return new Histogram(Duration.ofMinutes(2).toNanos() / 1000, 3);
    }
}
