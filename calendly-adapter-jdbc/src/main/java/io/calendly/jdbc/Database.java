package io.calendly.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import io.calendly.ports.StorageUnavailable;
import io.calendly.ports.Transactor;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Jdbi;

/** A database with calendly's tables in it: its pools, and the transactor on them. */
public final class Database implements AutoCloseable {

    private final HikariDataSource writers;
    private final HikariDataSource readers;
    private final Transactor transactor;

    private Database(HikariDataSource writers, HikariDataSource readers, Dialect dialect) {
        this.writers = writers;
        this.readers = readers;
        this.transactor = new JdbcTransactor(Jdbi.create(writers), Jdbi.create(readers), dialect);
    }

    /**
     * Opens the database, and brings its tables up to date.
     *
     * @throws StorageUnavailable if it cannot be reached, or its tables cannot be brought up to date
     */
    public static Database open(DatabaseUrl url) {
        Dialect dialect = url.dialect();
        HikariDataSource writers = null;
        try {
            writers = new HikariDataSource(dialect.writers());
            migrate(writers, dialect);
            return new Database(writers, new HikariDataSource(dialect.readers()), dialect);
        } catch (RuntimeException e) {
            if (writers != null) {
                writers.close();
            }
            throw new StorageUnavailable("Cannot open the database " + url, e);
        }
    }

    private static void migrate(HikariDataSource writers, Dialect dialect) throws FlywayException {
        Flyway.configure()
                .dataSource(writers)
                .locations("classpath:" + dialect.migrations())
                .load()
                .migrate();
    }

    /** What runs transactions on this database. */
    public Transactor transactor() {
        return transactor;
    }

    /** Closes all connections. Transactions that are under way fail, and keep nothing. */
    @Override
    public void close() {
        readers.close();
        writers.close();
    }
}
