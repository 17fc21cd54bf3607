package io.calendly.jdbc.connection;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;

/** The timeout of a wait for a connection of a pool, as HikariCP reports it. */
final class PoolTimeout {

    private PoolTimeout() {}

    /** Checks whether an exception reports such a timeout. The pool throws this type for nothing else. */
    static boolean is(SQLException exception) {
        return exception instanceof SQLTransientConnectionException;
    }

    /** Returns the reason why the pool could not open another connection; empty if all of them were just busy. */
    static Optional<SQLException> reason(SQLException timeout) {
        return timeout.getCause() instanceof SQLException cause && !is(cause) ? Optional.of(cause) : Optional.empty();
    }
}
