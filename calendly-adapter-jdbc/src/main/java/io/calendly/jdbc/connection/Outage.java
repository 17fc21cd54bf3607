package io.calendly.jdbc.connection;

import io.calendly.jdbc.connection.SqlFaults.Fault;
import io.calendly.ports.TransactionMode;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An outage of the database. It logs one line when the outage begins and one when it ends.
 *
 * <p>A database that cannot write, for instance because its disk is full, still reads. So a read does not end such an
 * outage.
 *
 * <pre>
 *               a read or a write fails                a write finds no room
 *   NONE  ----------------------------&gt;  UNAVAILABLE  ------------------------&gt;  UNWRITABLE
 *         &lt;----------------------------               a write succeeds            |
 *         &lt;-----------------------------------------------------------------------+
 * </pre>
 */
public final class Outage {

    private static final Logger LOG = LoggerFactory.getLogger(Outage.class);

    private enum State {
        NONE,
        UNAVAILABLE,
        UNWRITABLE
    }

    private final AtomicReference<State> state = new AtomicReference<>(State.NONE);

    /** Notes that the database did not answer, or that it {@linkplain Fault#UNWRITABLE cannot write}. */
    public void begin(Fault fault, Throwable reason) {
        boolean unwritable = fault == Fault.UNWRITABLE;
        State before =
                state.getAndUpdate(now -> unwritable ? State.UNWRITABLE : now == State.NONE ? State.UNAVAILABLE : now);
        if (before == State.NONE && unwritable) {
            LOG.warn("The database cannot write; requests that do get 503 until it can: {}", innermost(reason));
        } else if (before == State.NONE) {
            LOG.warn("The database cannot answer; requests get 503 until it does: {}", innermost(reason));
        }
    }

    /**
     * Notes that the database answered.
     *
     * @param mode whether it stored something
     */
    public void end(TransactionMode mode) {
        State before = state.get();
        if (before == State.NONE || (before == State.UNWRITABLE && mode != TransactionMode.WRITE)) {
            return;
        }
        if (state.compareAndSet(before, State.NONE)) {
            LOG.info(before == State.UNWRITABLE ? "The database writes again" : "The database answers again");
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
