package io.calendly.jdbc.store;

import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** The way of some stores to the database: through a transaction, or one read at a time. */
public interface JdbcAccess {

    /** Reads by one statement. */
    <T> T read(Function<Handle, T> read);

    /**
     * Returns the transaction that writes.
     *
     * @throws IllegalStateException if there is none
     */
    JdbcTransaction writing();
}
