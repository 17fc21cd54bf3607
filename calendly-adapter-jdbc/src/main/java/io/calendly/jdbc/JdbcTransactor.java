package io.calendly.jdbc;

import io.calendly.ports.NestedTransactionGuard;
import io.calendly.ports.StorageUnavailable;
import io.calendly.ports.Stores;
import io.calendly.ports.TransactionMode;
import io.calendly.ports.Transactor;
import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Transactions on a database: writers and readers from pools of their own, work run again where it has to be. */
final class JdbcTransactor implements Transactor {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcTransactor.class);

    /** How often work is tried. Each time somebody else got through, so ten losses in a row mean more than bad luck. */
    private static final int MAX_ATTEMPTS = 10;

    private final Jdbi writers;
    private final Jdbi readers;
    private final Dialect dialect;
    private final Outage outage;
    private final NestedTransactionGuard nesting = new NestedTransactionGuard();

    JdbcTransactor(Jdbi writers, Jdbi readers, Dialect dialect, Outage outage) {
        this.outage = outage;
        this.writers = writers;
        this.readers = readers;
        this.dialect = dialect;
    }

    @Override
    public <T> T inTransaction(Function<? super Stores, ? extends T> work) {
        return nesting.run(() -> {
            for (int attempt = 1; ; attempt++) {
                try {
                    return once(writers, TransactionMode.WRITE, work);
                } catch (JdbiException e) {
                    if (faultOf(e) != Dialect.Fault.SERIALIZATION || attempt == MAX_ATTEMPTS) {
                        throw translated(e);
                    }
                    LOG.warn(
                            "Running a transaction again after attempt {} of {}: {}", attempt, MAX_ATTEMPTS, reason(e));
                    pause(attempt);
                }
            }
        });
    }

    @Override
    public <T> T readOnly(Function<? super Stores, ? extends T> work) {
        return read(TransactionMode.READ, work);
    }

    @Override
    public <T> T ask(Function<? super Stores, ? extends T> question) {
        return read(TransactionMode.SINGLE_READ, question);
    }

    private <T> T read(TransactionMode mode, Function<? super Stores, ? extends T> work) {
        return nesting.run(() -> {
            try {
                return once(readers, mode, work);
            } catch (JdbiException e) {
                throw translated(e);
            }
        });
    }

    private <T> T once(Jdbi pool, TransactionMode mode, Function<? super Stores, ? extends T> work) {
        try (Handle handle = pool.open()) {
            JdbcStores stores = new JdbcStores(handle, dialect, mode);
            try {
                // A single statement is a transaction by itself; to begin and end one is another round trip.
                T result = mode == TransactionMode.SINGLE_READ
                        ? work.apply(stores)
                        : handle.inTransaction(inside -> work.apply(stores));
                outage.end();
                return result;
            } finally {
                stores.close();
            }
        }
    }

    /** Long enough for the others to get done, and different for each, so that they do not meet again. */
    private static void pause(int attempt) {
        long most = TimeUnit.MILLISECONDS.toNanos(2L << Math.min(attempt, 6));
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(most));
    }

    private RuntimeException translated(JdbiException e) {
        return switch (faultOf(e)) {
            case UNAVAILABLE -> {
                outage.begin(e);
                yield new StorageUnavailable("The database cannot answer now", e);
            }
            case BUSY -> {
                LOG.warn("A transaction waited too long for others: {}", reason(e));
                yield new StorageUnavailable("The database is too busy with the same data", e);
            }
            case SERIALIZATION -> new StorageUnavailable("The database is too busy with the same data", e);
            case GUARD, OTHER -> e;
        };
    }

    private Dialect.Fault faultOf(JdbiException e) {
        return e.getCause() instanceof SQLException cause ? dialect.faultOf(cause) : Dialect.Fault.OTHER;
    }

    private static String reason(JdbiException e) {
        return e.getCause() == null
                ? String.valueOf(e.getMessage())
                : String.valueOf(e.getCause().getMessage());
    }
}
