package io.calendly.app;

import io.calendly.application.RepeatService;
import io.calendly.ports.StorageUnavailable;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Forgets, every hour, the answers that were kept for long enough. */
final class Cleaning implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Cleaning.class);

    private static final Duration EVERY = Duration.ofHours(1);

    private final ScheduledExecutorService cleaner = Executors.newSingleThreadScheduledExecutor(run -> {
        Thread thread = new Thread(run, "calendly-cleaning");
        thread.setDaemon(true);
        return thread;
    });

    Cleaning(RepeatService repeats) {
        cleaner.scheduleWithFixedDelay(() -> clean(repeats), EVERY.toSeconds(), EVERY.toSeconds(), TimeUnit.SECONDS);
    }

    /** A fault must not end the cleaning for good, as an exception would. */
    private static void clean(RepeatService repeats) {
        try {
            repeats.forget();
        } catch (StorageUnavailable later) {
            LOG.info("Old answers stay for another hour: {}", later.getMessage());
        } catch (RuntimeException e) {
            LOG.error("Old answers could not be forgotten", e);
        }
    }

    @Override
    public void close() {
        cleaner.shutdownNow();
    }
}
