package io.calendly.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.MetricsTrackerFactory;
import io.calendly.jdbc.connection.DatabaseConnections;
import io.calendly.jdbc.connection.Outage;
import io.calendly.jdbc.connection.SqlFailure;
import io.calendly.jdbc.connection.SqlFaults.Fault;
import io.calendly.jdbc.store.FoldedKeysMigration;
import io.calendly.ports.StorageUnavailable;
import io.calendly.ports.Stores;
import io.calendly.ports.TransactionMode;
import io.calendly.ports.Transactor;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;

/**
 * A database with calendly's tables in it: its pools, and the transactor on them.
 *
 * <p>It opens in the background, since bringing tables up to date takes as long as starting a server and neither needs
 * the other. Transactions that come early wait for it.
 */
public final class Database implements AutoCloseable {

    /** The timeout of a transaction that waits for a database to be opened. */
    private static final Duration OPEN_TIMEOUT = Duration.ofSeconds(5);

    /** The interval between two attempts to open a database that cannot be reached. */
    private static final Duration RETRY_INTERVAL = Duration.ofSeconds(1);

    private final DatabaseUrl url;
    private final Outage outage = new Outage();
    private final CompletableFuture<Pools> pools = new CompletableFuture<>();
    private final CompletableFuture<Boolean> firstAttempt = new CompletableFuture<>();

    private Database(DatabaseUrl url) {
        this.url = url;
    }

    /**
     * Starts to open the database, and to bring its tables up to date. One that cannot be reached is tried again until
     * it can.
     *
     * @param prepare the work to do once the tables are there, before any other transaction
     */
    public static Database open(DatabaseUrl url, Consumer<Transactor> prepare) {
        Database database = new Database(url);
        Thread opening = new Thread(() -> database.open(prepare), "calendly-database");
        opening.setDaemon(true);
        opening.start();
        return database;
    }

    private void open(Consumer<Transactor> prepare) {
        while (!pools.isDone()) {
            try {
                Pools opened = Pools.open(url.dialect(), outage, prepare);
                if (!pools.complete(opened)) {
                    opened.close();
                }
                outage.end(TransactionMode.WRITE);
            } catch (RuntimeException | Error e) {
                if (!url.dialect().connections().isAwayAtStart(e)) {
                    pools.completeExceptionally(e);
                } else {
                    outage.begin(Fault.UNAVAILABLE, e);
                    firstAttempt.complete(false);
                    LockSupport.parkNanos(RETRY_INTERVAL.toNanos());
                }
            }
        }
        firstAttempt.complete(true);
    }

    /**
     * Waits until the database is open, or was found to be away.
     *
     * @return true if it is open; if it is not, it is tried again until it is
     * @throws StorageUnavailable if it can never be opened: a wrong password, no such database, a file that cannot be
     *     made, tables that cannot be brought up to date
     */
    public boolean awaitOpen() {
        try {
            boolean open = firstAttempt.get();
            if (open) {
                pools.get();
            }
            return open;
        } catch (ExecutionException | CancellationException e) {
            throw new StorageUnavailable("Cannot open the database " + url, e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Returns the transactor on this database. */
    public Transactor transactor() {
        return new Transactor() {
            @Override
            public <T> T inTransaction(Function<? super Stores, ? extends T> work) {
                return opened().inTransaction(work);
            }

            @Override
            public <T> T readOnly(Function<? super Stores, ? extends T> work) {
                return opened().readOnly(work);
            }

            @Override
            public Stores reads() {
                return opened().reads();
            }
        };
    }

    /** Measures the pools as soon as they are there. */
    public void measure(MetricsTrackerFactory meters) {
        var unused = pools.thenAccept(opened -> opened.measure(meters));
    }

    private Transactor opened() {
        try {
            if (!firstAttempt.get(OPEN_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS) && !pools.isDone()) {
                throw new StorageUnavailable("The database is not there yet", new TimeoutException());
            }
            return pools.get(OPEN_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS).transactor();
        } catch (ExecutionException | TimeoutException | CancellationException e) {
            throw new StorageUnavailable("The database is not open", e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static StorageUnavailable interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new StorageUnavailable("Interrupted while waiting for the database", e);
    }

    /** Closes all connections. Transactions that are under way fail, and keep nothing. */
    @Override
    public void close() {
        if (!pools.cancel(false) && !pools.isCompletedExceptionally()) {
            pools.join().close();
        }
    }

    /** The two pools of an open database. */
    private record Pools(HikariDataSource writers, HikariDataSource readers, Transactor transactor) {

        static Pools open(Dialect dialect, Outage outage, Consumer<Transactor> prepare) {
            DatabaseConnections connections = dialect.connections();
            HikariDataSource writers = new HikariDataSource(connections.writers());
            DataSource migrators = connections.migrators(writers);
            try {
                return connections.withMigrationLock(migrators, () -> {
                    Flyway.configure()
                            .dataSource(migrators)
                            .locations("classpath:" + connections.migrations())
                            .javaMigrations(new FoldedKeysMigration())
                            .load()
                            .migrate();
                    HikariDataSource readers = new HikariDataSource(connections.readers());
                    return prepared(writers, readers, dialect, outage, prepare);
                });
            } catch (SQLException e) {
                writers.close();
                throw new SqlFailure(e);
            } catch (RuntimeException e) {
                writers.close();
                throw e;
            }
        }

        private static Pools prepared(
                HikariDataSource writers,
                HikariDataSource readers,
                Dialect dialect,
                Outage outage,
                Consumer<Transactor> prepare) {
            try {
                Transactor transactor = new JdbcTransactor(Jdbi.create(writers), Jdbi.create(readers), dialect, outage);
                prepare.accept(transactor);
                return new Pools(writers, readers, transactor);
            } catch (RuntimeException e) {
                readers.close();
                throw e;
            }
        }

        void measure(MetricsTrackerFactory meters) {
            writers.setMetricsTrackerFactory(meters);
            readers.setMetricsTrackerFactory(meters);
        }

        void close() {
            readers.close();
            writers.close();
        }
    }
}
