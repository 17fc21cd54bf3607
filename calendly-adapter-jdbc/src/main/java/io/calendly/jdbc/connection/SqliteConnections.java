package io.calendly.jdbc.connection;

import com.zaxxer.hikari.HikariConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * The connections to SQLite, in a file beside the program: the embedded default.
 *
 * <p>One connection writes, and its transactions take the write lock as they begin (IMMEDIATE). A transaction that began
 * by reading and wanted to write later would find the lock taken and, its snapshot being old, could only fail. Readers
 * have connections of their own that cannot write; in WAL mode they neither wait for the writer nor hold it up.
 *
 * <p>{@code synchronous=FULL}: a commit is on the disk before it is acknowledged. Transactions that wait for the writer
 * share a commit.
 */
public final class SqliteConnections implements DatabaseConnections {

    private static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(5);

    private final Path file;

    /** Connects to a file, which is created if it does not exist. */
    public SqliteConnections(Path file) {
        this.file = file;
    }

    @Override
    public String migrations() {
        return "io/calendly/jdbc/sqlite";
    }

    @Override
    public HikariConfig writers() {
        SQLiteConfig settings = settings();
        settings.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        settings.setJournalMode(SQLiteConfig.JournalMode.WAL);
        settings.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        return pool("calendly-writer", settings, 1);
    }

    @Override
    public HikariConfig readers() {
        SQLiteConfig settings = settings();
        settings.setReadOnly(true);
        HikariConfig pool = pool(
                "calendly-readers", settings, Math.max(2, Runtime.getRuntime().availableProcessors()));
        pool.setReadOnly(true);
        return pool;
    }

    @Override
    public Transactions transactions(Jdbi writers) {
        return new GroupCommit(writers, CONNECTION_TIMEOUT);
    }

    @Override
    public DataSource migrators(DataSource writers) {
        return writers;
    }

    /** Runs the work at once: a transaction has the whole file to itself. */
    @Override
    public <T> T withMigrationLock(DataSource migrators, Supplier<T> work) {
        return work.get();
    }

    private static SQLiteConfig settings() {
        SQLiteConfig settings = new SQLiteConfig();
        settings.enforceForeignKeys(true);
        settings.setBusyTimeout((int) CONNECTION_TIMEOUT.toMillis());
        return settings;
    }

    private HikariConfig pool(String name, SQLiteConfig settings, int connections) {
        SQLiteDataSource source = new SQLiteDataSource(settings);
        source.setUrl("jdbc:sqlite:" + file);
        HikariConfig pool = new HikariConfig();
        pool.setPoolName(name);
        pool.setDataSource(source);
        pool.setMaximumPoolSize(connections);
        pool.setConnectionTimeout(CONNECTION_TIMEOUT.toMillis());
        // A connection to a file does not age, and its cache is worth keeping.
        pool.setMaxLifetime(0);
        return pool;
    }

    /** Returns false: a file that cannot be opened now will not open by waiting. */
    @Override
    public boolean isAwayAtStart(Throwable failure) {
        return false;
    }
}
