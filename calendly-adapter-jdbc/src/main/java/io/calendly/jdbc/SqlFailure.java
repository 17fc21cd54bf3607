package io.calendly.jdbc;

import java.io.Serial;
import java.sql.SQLException;
import org.jdbi.v3.core.JdbiException;

/** A statement that was run past JDBI's own and failed, in the form in which JDBI's fail. */
final class SqlFailure extends JdbiException {

    @Serial
    private static final long serialVersionUID = 1L;

    SqlFailure(SQLException cause) {
        super(cause);
    }
}
