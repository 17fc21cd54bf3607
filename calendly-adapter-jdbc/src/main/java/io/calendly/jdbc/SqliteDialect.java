package io.calendly.jdbc;

import com.zaxxer.hikari.HikariConfig;
import io.calendly.domain.meeting.Meeting;
import io.calendly.domain.meeting.MeetingId;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.user.UserId;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;

/**
 * SQLite, in a file beside the program: the embedded default.
 *
 * <p>One connection writes, and its transactions take the write lock as they begin (IMMEDIATE). A transaction that began
 * by reading and wanted to write later would find the lock taken and, its snapshot being old, could only fail. Readers
 * have connections of their own that cannot write; in WAL mode they neither wait for the writer nor hold it up.
 *
 * <p>{@code synchronous=FULL}: a commit is on the disk before it is acknowledged.
 */
final class SqliteDialect implements Dialect {

    /**
     * The users come as one parameter, a JSON array, so that the statement is the same for two as for a thousand. A
     * CROSS JOIN, since SQLite keeps to its order: first the users, then what each of them has.
     */
    static final String CALENDARS = CalendarRows.query("""
            SELECT u.value, %2$d, s.start_time, s.end_time
            FROM json_each(:users) u CROSS JOIN %1$s s
            WHERE s.user_id = u.value
              AND s.start_time >= coalesce((SELECT max(p.start_time) FROM %1$s p
                                            WHERE p.user_id = u.value AND p.start_time < :start), :start)
              AND s.start_time <= :end
              AND s.end_time >= :start
            """);

    private static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(5);

    private final Path file;

    SqliteDialect(Path file) {
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
    public DataSource migrators(DataSource writers) {
        return writers;
    }

    /** A transaction has the whole file to itself; there is nothing that two could prepare at once. */
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
        // A connection to a file does not age, and what it has cached is worth keeping.
        pool.setMaxLifetime(0);
        return pool;
    }

    /** The writer has the whole database to itself; what is left of locking is to find out who exists. */
    @Override
    public Set<UserId> lockAndRead(Handle handle, SortedSet<UserId> users, TimeSlot window, CalendarRows rows) {
        Set<UserId> known = known(handle, users);
        read(handle, users, window, rows);
        return known;
    }

    @Override
    public Set<UserId> known(Handle handle, SortedSet<UserId> users) {
        return handle.createQuery(
                        "SELECT id FROM users WHERE removed = 0 AND id IN (SELECT value FROM json_each(:users))")
                .bind("users", json(users))
                .map((row, context) -> new UserId(row.getLong(1)))
                .collectIntoSet();
    }

    @Override
    public String uuid(String parameter) {
        return parameter;
    }

    @Override
    public void read(Handle handle, SortedSet<UserId> users, TimeSlot window, CalendarRows rows) {
        handle.createQuery(CALENDARS)
                .bind("users", json(users))
                .bind("start", window.start())
                .bind("end", window.end())
                .scanResultSet((result, context) -> rows.addAll(result.get()));
    }

    private static String json(Collection<UserId> users) {
        return users.stream().map(UserId::toString).collect(Collectors.joining(",", "[", "]"));
    }

    @Override
    public void insertMeeting(Handle handle, Meeting meeting) {
        handle.createUpdate("INSERT INTO meetings (id, start_time, end_time, created_at, "
                        + "title, description, location, series_id) "
                        + "VALUES (:id, :start, :end, :createdAt, :title, :description, :location, :series)")
                .bind("title", meeting.details().title())
                .bind("description", meeting.details().description())
                .bind("location", meeting.details().location())
                .bind("series", meeting.series().map(MeetingId::toString).orElse(null))
                .bind("id", meeting.id().toString())
                .bind("start", meeting.slot().start())
                .bind("end", meeting.slot().end())
                .bind("createdAt", meeting.createdAt().getEpochSecond())
                .execute();
        PreparedBatch attendances = handle.prepareBatch("INSERT INTO attendances "
                + "(meeting_id, user_id, start_time, end_time) VALUES (:meeting, :user, :start, :end)");
        for (UserId attendee : meeting.attendees()) {
            attendances
                    .bind("meeting", meeting.id().toString())
                    .bind("user", attendee.value())
                    .bind("start", meeting.slot().start())
                    .bind("end", meeting.slot().end())
                    .add();
        }
        attendances.execute();
    }

    /** A file that cannot be opened now will not open by waiting. */
    @Override
    public boolean isAwayAtStart(Throwable failure) {
        return false;
    }

    @Override
    public Fault faultOf(SQLException exception) {
        if (exception instanceof SQLTransientConnectionException) {
            return Fault.UNAVAILABLE;
        }
        int primary = exception.getErrorCode() & 0xFF;
        String message = String.valueOf(exception.getMessage());
        if (primary == SQLiteErrorCode.SQLITE_CONSTRAINT.code) {
            return message.contains("guard: ") || message.contains("users.email_key") ? Fault.GUARD : Fault.OTHER;
        }
        if (primary == SQLiteErrorCode.SQLITE_BUSY.code || primary == SQLiteErrorCode.SQLITE_LOCKED.code) {
            return Fault.BUSY;
        }
        return isUnavailable(primary) ? Fault.UNAVAILABLE : Fault.OTHER;
    }

    private static boolean isUnavailable(int code) {
        return code == SQLiteErrorCode.SQLITE_FULL.code
                || code == SQLiteErrorCode.SQLITE_IOERR.code
                || code == SQLiteErrorCode.SQLITE_CANTOPEN.code
                || code == SQLiteErrorCode.SQLITE_READONLY.code;
    }
}
