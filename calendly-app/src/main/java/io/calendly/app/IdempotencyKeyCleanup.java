package io.calendly.app;

import io.calendly.application.idempotency.IdempotentRequests;
import io.calendly.ports.StorageUnavailable;
import java.time.Duration;
import java.util.Timer;
import java.util.TimerTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Forgets, every hour, the answers that were kept for long enough. */
final class IdempotencyKeyCleanup implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(IdempotencyKeyCleanup.class);

    private static final Duration EVERY = Duration.ofHours(1);

    private final Timer timer = new Timer("calendly-cleaning", true);

    IdempotencyKeyCleanup(IdempotentRequests idempotency) {
        TimerTask clean = new TimerTask() {
            @Override
            public void run() {
                clean(idempotency);
            }
        };
        timer.schedule(clean, EVERY.toMillis(), EVERY.toMillis());
    }

    /** A fault must not end the cleaning for good, as an exception would. */
    private static void clean(IdempotentRequests idempotency) {
        try {
            idempotency.deleteExpired();
        } catch (StorageUnavailable later) {
            LOG.info("Old answers stay for another hour: {}", later.getMessage());
        } catch (RuntimeException e) {
            LOG.error("Old answers could not be forgotten", e);
        }
    }

    @Override
    public void close() {
        timer.cancel();
    }
}
