package io.calendly.jdbc.connection;

import java.io.Serial;
import java.sql.SQLException;
import org.jdbi.v3.core.JdbiException;

/** The failure of a statement that was run without JDBI, in the form in which JDBI's statements fail. */
public final class SqlFailure extends JdbiException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** Wraps the exception of the driver. */
    public SqlFailure(SQLException cause) {
        super(cause);
    }
}
