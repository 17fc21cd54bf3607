package io.calendly.jdbc;

import com.zaxxer.hikari.HikariConfig;
import io.calendly.domain.meeting.Meeting;
import io.calendly.domain.meeting.MeetingId;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.user.UserId;
import io.calendly.ports.StorageUnavailable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.argument.Argument;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * PostgreSQL, 15 to 18, for those who outgrow a file: several servers on one database.
 *
 * <p>Writers run at READ COMMITTED and take a row lock on each user, in ascending order of id, before they read: each
 * statement sees what was committed before it began, and the lock makes sure that nothing about these users is committed
 * after. Exclusion constraints stand behind it. Readers run at REPEATABLE READ, read only: one snapshot.
 *
 * <p>Locking and reading travel together. The driver sends both statements of one string before it waits for an answer;
 * the server runs them one after the other, so the second still sees what the lock waited for. Scheduling a meeting is
 * three round trips: lock and read, insert, commit.
 */
final class PostgresDialect implements Dialect {

    /** How long to wait for a connection, from the pool or from the server. */
    private static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(5);

    /** Nothing that this program asks takes a second on a healthy server. */
    private static final Duration STATEMENT_TIMEOUT = Duration.ofSeconds(10);

    private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(5);

    /** Past this the server is not slow but gone, and a connection that says nothing is given up. */
    private static final Duration SOCKET_TIMEOUT = Duration.ofSeconds(12);

    /** How long a connection that was idle may take to show that it is alive. */
    private static final Duration VALIDATION_TIMEOUT = Duration.ofSeconds(1);

    /** The advisory lock of servers that prepare a database: "calendly" in ASCII. */
    private static final long MIGRATION_LOCK = 0x63616c656e646c79L;

    /** Writers wait for the disk together, so more of them make more commits a flush; 3 servers fit a default server. */
    private static final int MAX_WRITERS = 16;

    /** To wait for one costs more than the query, and as many requests are at work before the processors are full. */
    private static final int MAX_READERS = 16;

    /**
     * LATERAL, and OFFSET 0 to keep the planner from taking it apart: for each user one walk along the index, whatever
     * the tables looked like when the statement was prepared. Parameters: users, start, start, end, start; and again.
     */
    static final String CALENDARS = CalendarRows.query("""
            SELECT u.id, %2$d, s.start_time, s.end_time
            FROM unnest(?) AS u (id) CROSS JOIN LATERAL (
                SELECT i.start_time, i.end_time FROM %1$s i
                WHERE i.user_id = u.id
                  AND i.start_time >= coalesce((SELECT max(p.start_time) FROM %1$s p
                                                WHERE p.user_id = u.id AND p.start_time < ?), ?)
                  AND i.start_time <= ?
                  AND i.end_time >= ?
                ORDER BY i.start_time
                OFFSET 0) AS s
            """);

    private static final String KNOWN = "SELECT id FROM users WHERE removed = 0 AND id = ANY (?)";

    private static final String LOCK =
            "SELECT id FROM users WHERE removed = 0 AND id = ANY (?) ORDER BY id FOR NO KEY UPDATE";

    private static final String INSERT_MEETING = """
            WITH meeting AS (
                INSERT INTO meetings (id, start_time, end_time, created_at, title, description, location, series_id)
                VALUES (CAST(:id AS uuid), :start, :end, :createdAt, :title, :description, :location,
                        CAST(:series AS uuid))
            )
            INSERT INTO attendances (meeting_id, user_id, start_time, end_time)
            SELECT CAST(:id AS uuid), attendee, :start, :end FROM unnest(:attendees) AS attendee
            """;

    private static final Set<String> GUARDS = Set.of(
            "availability_disjoint", "availability_pkey", "attendances_disjoint", "attendances_of_user", "users_email");

    private final PostgresAddress address;

    PostgresDialect(PostgresAddress address) {
        this.address = address;
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

    /** Connections without the limits of requests: building an index takes what it takes. */
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
     * Timeouts, and one plan for each statement. A prepared statement is planned anew until a plan for any parameters
     * looks as good, which costs more than running it; here the plan for any parameters is a loop over an index, and is
     * taken at once. It was made when the tables may have been empty, so a look at all of a table is forbidden. Nothing
     * here runs for long enough to be worth compiling.
     */
    private static String options() {
        return Stream.of(
                        "statement_timeout=" + STATEMENT_TIMEOUT.toMillis(),
                        "lock_timeout=" + LOCK_TIMEOUT.toMillis(),
                        "idle_in_transaction_session_timeout=" + SOCKET_TIMEOUT.toMillis(),
                        "plan_cache_mode=force_generic_plan",
                        "jit=off",
                        "enable_seqscan=off",
                        "enable_bitmapscan=off",
                        "enable_hashjoin=off",
                        "enable_mergejoin=off")
                .map(option -> "-c " + option)
                .collect(Collectors.joining(" "));
    }

    @Override
    public Set<UserId> lockAndRead(Handle handle, SortedSet<UserId> users, TimeSlot window, CalendarRows rows) {
        try (PreparedStatement statement = handle.getConnection().prepareStatement(LOCK + ";\n" + CALENDARS)) {
            statement.setObject(1, ids(users));
            bind(statement, 2, users, window);
            statement.execute();
            Set<UserId> known = users(statement.getResultSet());
            statement.getMoreResults();
            rows.addAll(statement.getResultSet());
            return known;
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    @Override
    public Set<UserId> known(Handle handle, SortedSet<UserId> users) {
        try (PreparedStatement statement = handle.getConnection().prepareStatement(KNOWN)) {
            statement.setObject(1, ids(users));
            return users(statement.executeQuery());
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    private static Set<UserId> users(ResultSet rows) throws SQLException {
        Set<UserId> users = new HashSet<>();
        try (rows) {
            while (rows.next()) {
                users.add(new UserId(rows.getLong(1)));
            }
        }
        return users;
    }

    @Override
    public String uuid(String parameter) {
        return "CAST(" + parameter + " AS uuid)";
    }

    @Override
    public void read(Handle handle, SortedSet<UserId> users, TimeSlot window, CalendarRows rows) {
        try (PreparedStatement statement = handle.getConnection().prepareStatement(CALENDARS)) {
            bind(statement, 1, users, window);
            rows.addAll(statement.executeQuery());
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    /** Binds the parameters of {@link #CALENDARS}. */
    private static void bind(PreparedStatement statement, int from, SortedSet<UserId> users, TimeSlot window)
            throws SQLException {
        for (int table = from; table <= from + 5; table += 5) {
            statement.setObject(table, ids(users));
            statement.setLong(table + 1, window.start());
            statement.setLong(table + 2, window.start());
            statement.setLong(table + 3, window.end());
            statement.setLong(table + 4, window.start());
        }
    }

    /** The driver sends an array of primitives as it is; one of objects it writes as text. */
    private static long[] ids(Collection<UserId> users) {
        return users.stream().mapToLong(UserId::value).toArray();
    }

    @Override
    public void insertMeeting(Handle handle, Meeting meeting) {
        Argument attendees = (position, statement, context) -> statement.setObject(position, ids(meeting.attendees()));
        handle.createUpdate(INSERT_MEETING)
                .bind("id", meeting.id().toString())
                .bind("start", meeting.slot().start())
                .bind("end", meeting.slot().end())
                .bind("createdAt", meeting.createdAt().getEpochSecond())
                .bind("title", meeting.details().title())
                .bind("description", meeting.details().description())
                .bind("location", meeting.details().location())
                .bind("series", meeting.series().map(MeetingId::toString).orElse(null))
                .bind("attendees", attendees)
                .execute();
    }

    @Override
    public boolean isAwayAtStart(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StorageUnavailable || (cause instanceof SQLException e && isPassing(faultOf(e)))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPassing(Fault fault) {
        return fault == Fault.UNAVAILABLE || fault == Fault.BUSY;
    }

    @Override
    public Fault faultOf(SQLException exception) {
        if (exception instanceof SQLTransientConnectionException) {
            return Fault.UNAVAILABLE;
        }
        String state = String.valueOf(exception.getSQLState());
        return switch (state) {
            case "23P01", "23505" -> isGuard(exception) ? Fault.GUARD : Fault.OTHER;
            case "40001", "40P01" -> Fault.SERIALIZATION;
            // lock timeout
            case "55P03" -> Fault.BUSY;
            // statement timeout, a server that only reads, a transaction that was idle for too long
            case "57014", "25006", "25P03" -> Fault.UNAVAILABLE;
            default -> isUnavailable(state) ? Fault.UNAVAILABLE : Fault.OTHER;
        };
    }

    /** Connection lost or refused (08), out of resources (53), shutting down or starting up (57P). */
    private static boolean isUnavailable(String state) {
        return state.startsWith("08") || state.startsWith("53") || state.startsWith("57P");
    }

    /** A batch that fails is an exception of its own, with the server's behind it. */
    private static boolean isGuard(SQLException exception) {
        for (Throwable next : exception) {
            ServerErrorMessage message = next instanceof PSQLException e ? e.getServerErrorMessage() : null;
            if (message != null && GUARDS.contains(String.valueOf(message.getConstraint()))) {
                return true;
            }
        }
        return false;
    }
}
