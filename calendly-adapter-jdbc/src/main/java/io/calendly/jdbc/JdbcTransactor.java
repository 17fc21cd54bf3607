package io.calendly.jdbc;

import io.calendly.jdbc.connection.Outage;
import io.calendly.jdbc.connection.SqlFaults.Fault;
import io.calendly.jdbc.connection.Transactions;
import io.calendly.jdbc.store.JdbcAccess;
import io.calendly.jdbc.store.JdbcStores;
import io.calendly.jdbc.store.JdbcTransaction;
import io.calendly.jdbc.store.KnownNames;
import io.calendly.jdbc.store.LockQueue;
import io.calendly.jdbc.store.SqlInterfaces;
import io.calendly.ports.ConcurrentChangeException;
import io.calendly.ports.NestedTransactionGuard;
import io.calendly.ports.StorageUnavailable;
import io.calendly.ports.Stores;
import io.calendly.ports.TransactionMode;
import io.calendly.ports.Transactor;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Transactions on a database: writers and readers from pools of their own, work run again after a lost race. */
final class JdbcTransactor implements Transactor {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcTransactor.class);

    /** The maximum number of attempts. In each, another transaction got through, so ten losses mean a real problem. */
    private static final int MAX_ATTEMPTS = 10;

    /** The maximum pause after a loss. With several in a deadlock, one is found each second, and the others have to end. */
    private static final long MAX_PAUSE_MILLIS = 2_048;

    /** The timeout of a transaction that waits for its turn to ask for a lock. */
    private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(5);

    private final Transactions writers;
    private final Jdbi readers;
    private final Dialect dialect;
    private final Outage outage;
    private final SqlInterfaces writing;
    private final SqlInterfaces reading;
    private final LockQueue queue = new LockQueue(LOCK_TIMEOUT);
    private final NestedTransactionGuard nesting = new NestedTransactionGuard();

    JdbcTransactor(Jdbi writers, Jdbi readers, Dialect dialect, Outage outage) {
        this.outage = outage;
        this.writers = dialect.connections().transactions(writers);
        this.readers = readers;
        this.dialect = dialect;
        dialect.sql().configure(writers);
        dialect.sql().configure(readers);
        this.writing = new SqlInterfaces(writers);
        this.reading = new SqlInterfaces(readers);
    }

    @Override
    public <T> T inTransaction(Function<? super Stores, ? extends T> work) {
        return nesting.run(() -> {
            try (LockQueue.Turn turn = queue.newTurn()) {
                return inTransaction(turn, work);
            }
        });
    }

    private <T> T inTransaction(LockQueue.Turn turn, Function<? super Stores, ? extends T> work) {
        List<RuntimeException> losses = new ArrayList<>();
        while (true) {
            try {
                Done<T> done = writers.run(handle -> work(handle, writing, TransactionMode.WRITE, turn, work));
                outage.end(done.mode());
                return done.result();
            } catch (LockQueue.NotYet e) {
                turn.await();
            } catch (ConcurrentChangeException e) {
                losses.add(e);
                if (losses.size() == MAX_ATTEMPTS) {
                    throw new StorageUnavailable("The database is too busy with the same data", e);
                }
            } catch (JdbiException e) {
                if (faultOf(e) != Fault.SERIALIZATION || losses.size() + 1 == MAX_ATTEMPTS) {
                    losses.forEach(e::addSuppressed);
                    throw translated(e);
                }
                losses.add(e);
                LOG.warn(
                        "Running a transaction again after attempt {} of {}: {}",
                        losses.size(),
                        MAX_ATTEMPTS,
                        reason(e));
                pause(losses.size());
            }
        }
    }

    @Override
    public <T> T readOnly(Function<? super Stores, ? extends T> work) {
        return read(() -> {
            try (LockQueue.Turn none = queue.newTurn()) {
                Done<T> done = readers.inTransaction(handle -> work(handle, reading, TransactionMode.READ, none, work));
                outage.end(done.mode());
                return done.result();
            }
        });
    }

    private <T> T read(Supplier<T> read) {
        return nesting.run(() -> {
            try {
                return read.get();
            } catch (JdbiException e) {
                throw translated(e);
            }
        });
    }

    /**
     * The end of a transaction.
     *
     * @param mode whether it wrote anything
     */
    private record Done<T>(T result, TransactionMode mode) {}

    private <T> Done<T> work(
            Handle handle,
            SqlInterfaces sql,
            TransactionMode mode,
            LockQueue.Turn turn,
            Function<? super Stores, ? extends T> work) {
        JdbcTransaction transaction = new JdbcTransaction(handle, mode, dialect.sql(), sql, dialect.faults(), turn);
        try {
            T result = work.apply(new JdbcStores(transaction, dialect.sql()));
            transaction.sendLastWrites();
            return new Done<>(result, transaction.hasWritten() ? TransactionMode.WRITE : TransactionMode.READ);
        } finally {
            transaction.close();
        }
    }

    @Override
    public Stores reads() {
        return new JdbcStores(new SingleReads(), dialect.sql());
    }

    /** An access of which each read is a statement by itself: to begin and end a transaction is another round trip. */
    private final class SingleReads implements JdbcAccess {

        @Override
        public <T> T read(Function<Handle, T> read) {
            return JdbcTransactor.this.read(() -> {
                try (Handle handle = readers.open()) {
                    T result = read.apply(handle);
                    outage.end(TransactionMode.READ);
                    return result;
                }
            });
        }

        @Override
        public <S, T> T read(Class<S> sql, Function<S, T> read) {
            return read(handle -> reading.call(handle, sql, read));
        }

        @Override
        public KnownNames names() {
            return new KnownNames();
        }

        @Override
        public JdbcTransaction writing() {
            throw new IllegalStateException("These stores only read");
        }
    }

    /**
     * Waits long enough for the others to get done, and a different time for each, so that they do not meet again. After
     * some losses that is longer than PostgreSQL takes to find a deadlock, which is a second.
     */
    private static void pause(int attempt) {
        long most = TimeUnit.MILLISECONDS.toNanos(Math.min(MAX_PAUSE_MILLIS, 2L << (2 * attempt)));
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(most));
    }

    private RuntimeException translated(JdbiException e) {
        Fault fault = faultOf(e);
        return switch (fault) {
            case UNAVAILABLE, UNWRITABLE -> {
                outage.begin(fault, e);
                yield new StorageUnavailable("The database cannot answer now", e);
            }
            case BUSY -> {
                LOG.warn("A transaction waited too long for others: {}", reason(e));
                yield new StorageUnavailable("The database is too busy with the same data", e);
            }
            case SERIALIZATION -> new StorageUnavailable("The database is too busy with the same data", e);
            case OTHER -> e;
        };
    }

    private Fault faultOf(JdbiException e) {
        return e.getCause() instanceof SQLException cause ? dialect.faults().faultOf(cause) : Fault.OTHER;
    }

    private static String reason(JdbiException e) {
        return e.getCause() == null
                ? String.valueOf(e.getMessage())
                : String.valueOf(e.getCause().getMessage());
    }
}
