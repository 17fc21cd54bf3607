package io.calendly.jdbc.connection;

import com.zaxxer.hikari.HikariConfig;
import io.calendly.jdbc.connection.SqlFaults.Fault;
import io.calendly.ports.StorageUnavailable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The connections to PostgreSQL, 15 to 18: for an installation that outgrows a file, with several servers on one
 * database.
 *
 * <p>Writers run at READ COMMITTED and take a row lock on each user, in ascending order of id, before they read: each
 * statement sees all that was committed before it began, and the lock makes sure that nothing about these users is
 * committed after. Exclusion constraints stand behind it. Readers run at REPEATABLE READ, read only: one snapshot.
 */
public final class PostgresConnections implements DatabaseConnections {

    /** The timeout of getting a connection, from the pool or from the server. */
    private static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(5);

    /** The timeout of a statement. None takes a second on a healthy server. */
    private static final Duration STATEMENT_TIMEOUT = Duration.ofSeconds(10);

    private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(5);

    /** The timeout of a read from the socket. Past it the server is not slow but gone. */
    private static final Duration SOCKET_TIMEOUT = Duration.ofSeconds(12);

    /** The timeout of the check that an idle connection is alive. */
    private static final Duration VALIDATION_TIMEOUT = Duration.ofSeconds(1);

    /** The advisory lock of servers that prepare a database: "calendly" in ASCII. */
    private static final long MIGRATION_LOCK = 0x63616c656e646c79L;

    /** The maximum of writers. They wait for the disk together, so more of them make more commits a flush; 3 servers fit
     * a default server. */
    private static final int MAX_WRITERS = 16;

    /** The maximum of readers. To wait for one costs more than the query. */
    private static final int MAX_READERS = 16;

    private final PostgresAddress address;
    private final SqlFaults faults;

    /** Connects to an address. */
    public PostgresConnections(PostgresAddress address, SqlFaults faults) {
        this.address = address;
        this.faults = faults;
    }

    @Override
    public String migrations() {
        return "io/calendly/jdbc/postgresql";
    }

    @Override
    public HikariConfig writers() {
        return pool("calendly-writers", "TRANSACTION_READ_COMMITTED", MAX_WRITERS);
    }

    @Override
    public HikariConfig readers() {
        HikariConfig pool = pool("calendly-readers", "TRANSACTION_REPEATABLE_READ", MAX_READERS);
        pool.setReadOnly(true);
        return pool;
    }

    @Override
    public Transactions transactions(Jdbi writers) {
        return new SeparateCommits(writers);
    }

    /** Returns connections without the limits of requests: building an index takes its time. */
    @Override
    public DataSource migrators(DataSource writers) {
        PGSimpleDataSource source = source();
        source.setSocketTimeout(0);
        return source;
    }

    @Override
    public <T> T withMigrationLock(DataSource migrators, Supplier<T> work) throws SQLException {
        try (Connection connection = migrators.getConnection();
                PreparedStatement lock = connection.prepareStatement("SELECT pg_advisory_lock(?)")) {
            lock.setLong(1, MIGRATION_LOCK);
            lock.execute();
            return work.get();
        }
    }

    private HikariConfig pool(String name, String isolation, int connections) {
        PGSimpleDataSource source = source();
        source.setPrepareThreshold(1);
        source.setOptions(options());
        HikariConfig pool = new HikariConfig();
        pool.setPoolName(name);
        pool.setDataSource(source);
        pool.setTransactionIsolation(isolation);
        pool.setMaximumPoolSize(connections);
        pool.setMinimumIdle(2);
        pool.setConnectionTimeout(CONNECTION_TIMEOUT.toMillis());
        pool.setValidationTimeout(VALIDATION_TIMEOUT.toMillis());
        return pool;
    }

    private PGSimpleDataSource source() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(address.jdbcUrl());
        address.user().ifPresent(source::setUser);
        address.password().ifPresent(source::setPassword);
        source.setApplicationName("calendly");
        source.setConnectTimeout((int) CONNECTION_TIMEOUT.toSeconds());
        source.setLoginTimeout((int) CONNECTION_TIMEOUT.toSeconds());
        source.setSocketTimeout((int) SOCKET_TIMEOUT.toSeconds());
        source.setTcpKeepAlive(true);
        return source;
    }

    /**
     * Returns the timeouts, and one plan for each statement. A prepared statement is otherwise planned anew until a plan
     * for any parameters looks as good, which costs more than running it; here the plan for any parameters is a walk
     * along an index, and is taken at once. No statement runs for long enough to be worth compiling.
     *
     * <p>The plan may be made when the tables are empty. So statements have a shape whose plan for an empty table is
     * good for a full one (see {@code sql/postgresql}), and {@code PostgresPlansTest} checks those of them that find rows.
     */
    private static String options() {
        return Stream.of(
                        "statement_timeout=" + STATEMENT_TIMEOUT.toMillis(),
                        "lock_timeout=" + LOCK_TIMEOUT.toMillis(),
                        "idle_in_transaction_session_timeout=" + SOCKET_TIMEOUT.toMillis(),
                        "plan_cache_mode=force_generic_plan",
                        "jit=off")
                .map(option -> "-c " + option)
                .collect(Collectors.joining(" "));
    }

    @Override
    public boolean isAwayAtStart(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StorageUnavailable || (cause instanceof SQLException e && isPassing(e))) {
                return true;
            }
        }
        return false;
    }

    private boolean isPassing(SQLException exception) {
        Fault fault = faults.faultOf(exception);
        return fault == Fault.UNAVAILABLE || fault == Fault.UNWRITABLE || fault == Fault.BUSY;
    }
}
