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
 * Many clients that ask one server.
 *
 * @param connections how many clients, each with a connection of its own
 * @param pause from one request of a client to its next, at least; zero for as fast as it is answered
 * @param request what to ask next
 */
record Load(int connections, Duration pause, Function<RandomGenerator, byte[]> request) {

    /**
     * What came of it.
     *
     * @param seconds how long it took
     * @param micros how long each answer took, in microseconds
     * @param statuses how many answers had each status; 0 for none at all
     */
    record Result(double seconds, Histogram micros, Map<Integer, Long> statuses) {

        /** Answers of a status a second. */
        double rate(int status) {
            return statuses.getOrDefault(status, 0L) / seconds;
        }

        /** All answers a second. */
        double rate() {
            return micros.getTotalCount() / seconds;
        }

        /** How long it took to answer all but a part of the requests, in milliseconds. */
        double millis(double percentile) {
            return micros.getValueAtPercentile(percentile) / 1000.0;
        }
    }

    /** As many clients as a service has that asks often, each as fast as it is answered. */
    static Load of(int connections, Function<RandomGenerator, byte[]> request) {
        return new Load(connections, Duration.ZERO, request);
    }

    /** Asks the server on a port for some time. */
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
        // Clients that pause do not all ask at the same moment.
        long next = start + (pause.isZero() ? 0 : random.nextLong(pause.toNanos()));
        Client connection = new Client(port);
        try {
            while (next < end) {
                LockSupport.parkNanos(next - System.nanoTime());
                long asked = System.nanoTime();
                int status = 0;
                try {
                    status = connection.ask(request.apply(random));
                } catch (IOException noAnswer) {
                    connection.close();
                    connection = new Client(port);
                }
                long answered = System.nanoTime();
                micros.recordValue((answered - asked) / 1000);
                statuses.merge(status, 1L, Long::sum);
                next = Math.max(next + pause.toNanos(), answered);
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
