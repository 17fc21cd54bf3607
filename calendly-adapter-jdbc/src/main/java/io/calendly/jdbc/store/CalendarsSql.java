package io.calendly.jdbc.store;

import java.util.List;

/**
 * The SQL of {@link JdbcCalendars} that writes. The query for time is {@code CalendarsSql/read}; {@link StoreSql} runs it,
 * since PostgreSQL runs it together with a lock, and since it may return tens of thousands of rows.
 */
public interface CalendarsSql {

    /** A declared slot. */
    record Row(long userId, long startTime, long endTime) {}

    @SqlWrite
    void delete(List<Row> rows);

    @SqlWrite
    void insert(List<Row> rows);
}
