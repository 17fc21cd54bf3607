package io.calendly.jdbc.store;

import io.calendly.domain.schedule.DateRange;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.user.UserId;
import io.calendly.ports.TimeQuery;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;
import org.jdbi.v3.sqlobject.SqlObjects;

/** The SQL for SQLite. A statement is a call of a function, not a round trip, so nothing travels together. */
public final class SqliteSql implements StoreSql {

    private final SqlFiles files = new SqlFiles("sqlite");

    @Override
    public void configure(Jdbi jdbi) {
        SqliteStatements statements = new SqliteStatements();
        jdbi.setStatementBuilderFactory(connection -> statements);
        jdbi.installPlugin(new SqlObjectPlugin());
        jdbi.getConfig(SqlObjects.class).setSqlLocator(files);
        files.define(jdbi.getConfig(SqlStatements.class));
        OurTypes.register(jdbi);
        OurTypes.register(
                jdbi,
                id -> (position, statement, context) -> statement.setString(position, id.toString()),
                ids -> (position, statement, context) -> statement.setString(position, ids.toJson()));
    }

    @Override
    public boolean sendsWritesTogether() {
        return false;
    }

    @Override
    public SortedMap<UserId, String> lockAndRead(Handle handle, TimeQuery asked, TimeRows rows) {
        SortedMap<UserId, String> existing = new TreeMap<>();
        try (Query query = handle.createQuery(files.file("UsersSql/lockExisting"))) {
            query.bind("ids", new UserIds(asked.users()))
                    .mapTo(UsersSql.Name.class)
                    .forEach(user -> existing.put(user.id(), user.name()));
        }
        read(handle, asked, rows);
        return existing;
    }

    @Override
    public void read(Handle handle, TimeQuery asked, TimeRows rows) {
        TimeSlot window = asked.window();
        DateRange dates = DateRange.around(window);
        try (Query query = handle.createQuery(files.file("CalendarsSql/read"))) {
            query.bind("ids", new UserIds(asked.users()))
                    .bind("start", window.start())
                    .bind("end", window.end())
                    .bind("firstDay", dates.from().toEpochDay())
                    .bind("lastDay", dates.until().toEpochDay())
                    .bind("schedule", asked.schedule().orElse(null))
                    .scanResultSet((result, context) -> {
                        rows.addAll(result.get());
                        return rows;
                    });
        }
    }
}
