package io.calendly.jdbc.store;

import io.calendly.domain.refusal.Refusal;
import io.calendly.jdbc.connection.SqlFaults;
import io.calendly.jdbc.connection.SqlFaults.Guard;
import io.calendly.ports.TransactionMode;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/** A transaction on a connection. Its reads see its writes. */
public final class JdbcTransaction implements JdbcAccess {

    private final Handle handle;
    private final TransactionMode mode;
    private final SqlFaults faults;
    private final SqlInterfaces interfaces;
    private final PendingWrites writes;
    private final LockQueue.Turn turn;
    private final KnownNames names = new KnownNames();
    private boolean closed = false;
    private boolean written = false;

    /** Begins no transaction: the connection is, or will be, in one. */
    public JdbcTransaction(
            Handle handle,
            TransactionMode mode,
            StoreSql sql,
            SqlInterfaces interfaces,
            SqlFaults faults,
            LockQueue.Turn turn) {
        this.handle = handle;
        this.mode = mode;
        this.interfaces = interfaces;
        this.faults = faults;
        this.turn = turn;
        this.writes = new PendingWrites(handle, faults, sql.sendsWritesTogether());
        handle.getConfig(PendingWrites.Current.class).set(writes);
    }

    @Override
    public <T> T read(Function<Handle, T> read) {
        requireOpen();
        writes.flush();
        return read.apply(handle);
    }

    @Override
    public <S, T> T read(Class<S> sql, Function<S, T> read) {
        return read(connected -> interfaces.call(connected, sql, read));
    }

    @Override
    public KnownNames names() {
        requireOpen();
        return names;
    }

    @Override
    public JdbcTransaction writing() {
        requireOpen();
        if (mode != TransactionMode.WRITE) {
            throw new IllegalStateException("The transaction only reads");
        }
        return this;
    }

    /**
     * Runs a statement that may wait in the database for locks.
     *
     * @throws LockQueue.NotYet if the transaction has to end and to wait for its turn first
     */
    <T> T locking(Collection<?> locks, Supplier<T> statement) {
        turn.enter(locks);
        try {
            return statement.get();
        } finally {
            turn.leave(locks);
        }
    }

    /** Adds statements to the writes of the transaction. */
    <S> void write(Class<S> sql, Consumer<S> statements) {
        written = true;
        interfaces.call(handle, sql, each -> {
            statements.accept(each);
            return sql;
        });
    }

    /** Adds statements that a guard may refuse, which is then told as a refusal. */
    <S> void write(Class<S> sql, Consumer<S> statements, Guard guard, Supplier<Refusal> refusal) {
        write(sql, statements, Map.of(guard, refusal));
    }

    /** Adds statements that some guards may refuse, each of which is then told as its refusal. */
    <S> void write(Class<S> sql, Consumer<S> statements, Map<Guard, Supplier<Refusal>> refusals) {
        writes.expect(refusals);
        write(sql, statements);
    }

    /** Runs a statement at once, since it has a result. */
    <S, T> T execute(Class<S> sql, Function<S, T> statement) {
        return execute(sql, statement, Map.of());
    }

    /** Runs a statement at once, since it has a result, and tells a violation of a guard as its refusal. */
    <S, T> T execute(Class<S> sql, Function<S, T> statement, Map<Guard, Supplier<Refusal>> refusals) {
        written = true;
        writes.flush();
        writes.expect(refusals);
        return writes.translating(() -> interfaces.call(handle, sql, statement));
    }

    /** Checks whether a statement failed because another transaction held a lock for too long. */
    boolean isBusy(RuntimeException failure) {
        return failure instanceof JdbiException
                && failure.getCause() instanceof SQLException cause
                && faults.faultOf(cause) == SqlFaults.Fault.BUSY;
    }

    /** Checks whether the transaction has written anything. */
    public boolean hasWritten() {
        return written;
    }

    /** Sends all writes that were not sent yet, as the last statements of the transaction. */
    public void sendLastWrites() {
        writes.flushAtEnd();
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("The transaction is over");
        }
    }

    /** Ends the use of the stores. */
    public void close() {
        closed = true;
    }
}
