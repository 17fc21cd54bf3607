package io.calendly.app;

import io.calendly.ports.StorageUnavailable;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The jobs that run again and again beside the server, one at a time. */
final class BackgroundJobs implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BackgroundJobs.class);

    /** The maximum time that a stop waits for a job that runs. */
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(2);

    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(job -> {
        Thread thread = new Thread(job, "calendly-jobs");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * Runs a task after each interval, from the end of one run to the start of the next. A run that fails is logged, and
     * the next one comes all the same.
     *
     * @param name what the job does, for the log
     */
    void repeat(String name, Duration interval, Runnable task) {
        var unused = executor.scheduleWithFixedDelay(
                () -> run(name, task), interval.toNanos(), interval.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Runs the task; an exception that left it would end the repetition for good. */
    private static void run(String name, Runnable task) {
        try {
            task.run();
        } catch (StorageUnavailable later) {
            LOG.info("The job '{}' waits for its next run: {}", name, later.getMessage());
        } catch (RuntimeException e) {
            LOG.error("The job '{}' failed", name, e);
        } catch (Error e) {
            // The executor would keep it to itself.
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
            throw e;
        }
    }

    /** Starts no further run, and lets the running one finish if that takes no more than {@link #STOP_TIMEOUT}. */
    @Override
    public void close() {
        executor.shutdown();
        try {
            if (!executor.awaitTermination(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                executor.shutdownNow();
            }
        } catch (InterruptedException e) {
            executor.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
