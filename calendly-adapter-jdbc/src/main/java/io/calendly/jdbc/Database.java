package io.calendly.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import io.calendly.ports.StorageUnavailable;
import io.calendly.ports.Stores;
import io.calendly.ports.Transactor;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;

/**
 * A database with calendly's tables in it: its pools, and the transactor on them.
 *
 * <p>It opens in the background, since bringing tables up to date takes as long as starting a server and neither needs
 * the other. Transactions that come early wait for it.
 */
public final class Database implements AutoCloseable {

    /** How long a transaction waits for a database that is still being opened. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final DatabaseUrl url;
    private final CompletableFuture<Pools> pools = new CompletableFuture<>();

    private Database(DatabaseUrl url) {
        this.url = url;
    }

    /**
     * Starts to open the database, and to bring its tables up to date.
     *
     * @param prepare what to do once the tables are there, before any other transaction
     */
    public static Database open(DatabaseUrl url, Consumer<Transactor> prepare) {
        Database database = new Database(url);
        new Thread(() -> database.open(prepare), "calendly-database").start();
        return database;
    }

    private void open(Consumer<Transactor> prepare) {
        try {
            Pools opened = Pools.open(url.dialect());
            try {
                prepare.accept(opened.transactor());
            } catch (RuntimeException e) {
                opened.close();
                throw e;
            }
            if (!pools.complete(opened)) {
                opened.close();
            }
        } catch (RuntimeException | Error e) {
            pools.completeExceptionally(e);
        }
    }

    /**
     * Waits until the database is open.
     *
     * @throws StorageUnavailable if it cannot be opened, or its tables cannot be brought up to date
     */
    public void awaitOpen() {
        try {
            pools.get();
        } catch (ExecutionException | CancellationException e) {
            throw new StorageUnavailable("Cannot open the database " + url, e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** What runs transactions on this database. */
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
        };
    }

    private Transactor opened() {
        try {
            return pools.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).transactor();
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

        static Pools open(Dialect dialect) {
            HikariDataSource writers = new HikariDataSource(dialect.writers());
            try {
                Flyway.configure()
                        .dataSource(writers)
                        .locations("classpath:" + dialect.migrations())
                        .load()
                        .migrate();
                HikariDataSource readers = new HikariDataSource(dialect.readers());
                return new Pools(
                        writers, readers, new JdbcTransactor(Jdbi.create(writers), Jdbi.create(readers), dialect));
            } catch (RuntimeException e) {
                writers.close();
                throw e;
            }
        }

        void close() {
            readers.close();
            writers.close();
        }
    }
}
