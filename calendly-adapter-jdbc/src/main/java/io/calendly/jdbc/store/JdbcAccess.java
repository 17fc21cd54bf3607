package io.calendly.jdbc.store;

import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** The access of the stores to the database: in a transaction, or one read at a time. */
public interface JdbcAccess {

    /** Reads from a handle. */
    <T> T read(Function<Handle, T> read);

    /** Reads by the methods of an interface. */
    <S, T> T read(Class<S> sql, Function<S, T> read);

    /** Returns the names that are known from earlier reads of the transaction; outside of one, none. */
    KnownNames names();

    /**
     * Returns the transaction that writes.
     *
     * @throws IllegalStateException if there is none
     */
    JdbcTransaction writing();
}
