package io.calendly.jdbc;

import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether the database answers: a line when it stops, and one when it is back, however many requests notice. */
final class Outage {

    private static final Logger LOG = LoggerFactory.getLogger(Outage.class);

    private final AtomicBoolean away = new AtomicBoolean(false);

    /** It did not answer. */
    void begin(Throwable reason) {
        if (away.compareAndSet(false, true)) {
            LOG.warn("The database cannot answer; requests get 503 until it does: {}", innermost(reason));
        }
    }

    /** It answered. */
    void end() {
        if (away.get() && away.compareAndSet(true, false)) {
            LOG.info("The database answers again");
        }
    }

    private static String innermost(Throwable reason) {
        Throwable cause = reason;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }
}
