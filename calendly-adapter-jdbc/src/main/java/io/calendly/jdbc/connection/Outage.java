package io.calendly.jdbc.connection;

import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An outage of the database. It logs one line when the database stops to answer and one when it answers again. */
public final class Outage {

    private static final Logger LOG = LoggerFactory.getLogger(Outage.class);

    private final AtomicBoolean away = new AtomicBoolean(false);

    /** Notes that the database did not answer. */
    public void begin(Throwable reason) {
        if (away.compareAndSet(false, true)) {
            LOG.warn("The database cannot answer; requests get 503 until it does: {}", innermost(reason));
        }
    }

    /** Notes that the database answered. */
    public void end() {
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
