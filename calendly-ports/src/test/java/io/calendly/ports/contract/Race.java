package io.calendly.ports.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Threads that all start at once. */
public final class Race {

    private Race() {}

    /** What one thread does. */
    @FunctionalInterface
    public interface Racer {
        /**
         * Runs to the end or fails.
         *
         * @param number the thread's own, from 0
         */
        void run(int number) throws Exception;
    }

    /** Leaves the processor for a moment, where another racer would do the most harm. */
    static void letOthersRun() {
        LockSupport.parkNanos(50_000);
    }

    /**
     * Runs the racers to their end.
     *
     * @throws ExecutionException with the cause if one of them fails
     */
    public static void of(int racers, Racer racer) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(racers);
        try {
            CyclicBarrier start = new CyclicBarrier(racers);
            List<Future<?>> runs = new ArrayList<>();
            for (int i = 0; i < racers; i++) {
                int number = i;
                runs.add(threads.submit(() -> {
                    start.await(30, TimeUnit.SECONDS);
                    racer.run(number);
                    return null;
                }));
            }
            for (Future<?> run : runs) {
                run.get(120, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
