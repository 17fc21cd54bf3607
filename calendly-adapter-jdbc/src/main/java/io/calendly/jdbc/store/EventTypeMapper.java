package io.calendly.jdbc.store;

import io.calendly.domain.eventtype.EventType;
import io.calendly.domain.eventtype.EventTypeId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** A mapper of event types. */
final class EventTypeMapper implements RowMapper<EventType> {

    @Override
    public EventType map(ResultSet row, StatementContext context) throws SQLException {
        return eventType(row);
    }

    static EventType eventType(ResultSet row) throws SQLException {
        return new EventType(
                new EventTypeId(UUID.fromString(row.getString("id"))),
                EventTypeJson.settings(ValueJson.parse(row.getString("settings"))),
                Instant.ofEpochSecond(row.getLong("created_at")),
                row.getLong("version"));
    }
}
