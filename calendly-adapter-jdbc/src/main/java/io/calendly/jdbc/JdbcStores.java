package io.calendly.jdbc;

import io.calendly.domain.refusal.RefusedException;
import io.calendly.ports.Calendars;
import io.calendly.ports.IdempotencyKeys;
import io.calendly.ports.Meetings;
import io.calendly.ports.Stores;
import io.calendly.ports.TransactionMode;
import io.calendly.ports.Users;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/** The stores of one transaction on a connection. */
final class JdbcStores implements Stores {

    private final Handle handle;
    private final Dialect dialect;
    private final TransactionMode mode;
    private boolean asked = false;
    private boolean closed = false;

    JdbcStores(Handle handle, Dialect dialect, TransactionMode mode) {
        this.handle = handle;
        this.dialect = dialect;
        this.mode = mode;
    }

    @Override
    public Users users() {
        return new JdbcUsers(this);
    }

    @Override
    public Calendars calendars() {
        return new JdbcCalendars(this);
    }

    @Override
    public Meetings meetings() {
        return new JdbcMeetings(this);
    }

    @Override
    public IdempotencyKeys idempotencyKeys() {
        return new JdbcIdempotencyKeys(this);
    }

    Dialect dialect() {
        return dialect;
    }

    /** The connection, to read. */
    Handle reading() {
        if (closed) {
            throw new IllegalStateException("The transaction is over");
        }
        if (asked && mode == TransactionMode.SINGLE_READ) {
            throw new IllegalStateException("This was for one question");
        }
        asked = true;
        return handle;
    }

    /** The connection, to write or to lock. */
    Handle writing() {
        if (mode != TransactionMode.WRITE) {
            throw new IllegalStateException("The transaction only reads");
        }
        return reading();
    }

    /** Runs statements that the database's own guard may refuse, and says so in the domain's words. */
    <T> T guarded(Supplier<T> statements, Supplier<RefusedException> refusal) {
        try {
            return statements.get();
        } catch (JdbiException e) {
            if (e.getCause() instanceof SQLException cause && dialect.faultOf(cause) == Dialect.Fault.GUARD) {
                throw refusal.get();
            }
            throw e;
        }
    }

    void close() {
        closed = true;
    }
}
