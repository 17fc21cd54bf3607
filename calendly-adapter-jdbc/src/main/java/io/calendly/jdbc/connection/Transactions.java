package io.calendly.jdbc.connection;

import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** The way in which transactions that write begin and end. */
public interface Transactions {

    /**
     * Runs work in a transaction, which is committed when this returns, and rolled back if the work fails.
     *
     * @throws org.jdbi.v3.core.JdbiException if a statement or the commit fails
     */
    <T> T run(Function<Handle, T> work);
}
