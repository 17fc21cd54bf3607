package io.calendly.jdbc.store;

import io.calendly.domain.schedule.DateRange;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.user.UserId;
import io.calendly.jdbc.connection.SqlFailure;
import io.calendly.ports.TimeQuery;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;
import org.jdbi.v3.sqlobject.SqlObjects;

/**
 * The SQL for PostgreSQL.
 *
 * <p>Locking and reading travel together: the driver sends both statements of one string before it waits for an answer,
 * and the server runs them one after the other. So the second still sees all that the lock waited for. Scheduling a
 * meeting is two round trips: lock and read; all writes and the commit.
 */
public final class PostgresSql implements StoreSql {

    private final SqlFiles files = new SqlFiles("postgresql");

    /** The query for time with the parameters users, start, end, first day, last day, schedule, in this order. */
    private final String time = files.file("CalendarsSql/read");

    private final String lockAndTime = files.file("UsersSql/lockExisting").replace(":ids", "?") + ";\n" + time;

    @Override
    public void configure(Jdbi jdbi) {
        jdbi.installPlugin(new SqlObjectPlugin());
        jdbi.getConfig(SqlObjects.class).setSqlLocator(files);
        files.define(jdbi.getConfig(SqlStatements.class));
        OurTypes.register(jdbi);
        OurTypes.register(
                jdbi,
                id -> (position, statement, context) -> statement.setObject(position, id),
                ids -> (position, statement, context) -> statement.setObject(position, ids.toArray()));
    }

    @Override
    public boolean sendsWritesTogether() {
        return true;
    }

    /** Uses the driver itself: JDBI has no statement with two results. */
    @Override
    public SortedMap<UserId, String> lockAndRead(Handle handle, TimeQuery query, TimeRows rows) {
        try (PreparedStatement statement = handle.getConnection().prepareStatement(lockAndTime)) {
            statement.setObject(1, new UserIds(query.users()).toArray());
            bind(statement, 2, query);
            statement.execute();
            SortedMap<UserId, String> existing = names(statement.getResultSet());
            statement.getMoreResults();
            rows.addAll(statement.getResultSet());
            return existing;
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    @Override
    public void read(Handle handle, TimeQuery query, TimeRows rows) {
        try (PreparedStatement statement = handle.getConnection().prepareStatement(time)) {
            bind(statement, 1, query);
            rows.addAll(statement.executeQuery());
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    private static void bind(PreparedStatement statement, int from, TimeQuery query) throws SQLException {
        TimeSlot window = query.window();
        statement.setObject(from, new UserIds(query.users()).toArray());
        statement.setLong(from + 1, window.start());
        statement.setLong(from + 2, window.end());
        DateRange dates = DateRange.around(window);
        statement.setLong(from + 3, dates.from().toEpochDay());
        statement.setLong(from + 4, dates.until().toEpochDay());
        statement.setString(from + 5, query.schedule().orElse(null));
    }

    private static SortedMap<UserId, String> names(ResultSet rows) throws SQLException {
        SortedMap<UserId, String> names = new TreeMap<>();
        try (rows) {
            while (rows.next()) {
                names.put(new UserId(rows.getLong("id")), rows.getString("name"));
            }
        }
        return names;
    }
}
