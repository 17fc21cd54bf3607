package io.calendly.jdbc.store;

import io.calendly.domain.booking.Hold;
import io.calendly.domain.booking.HoldId;
import io.calendly.domain.eventtype.EventTypeId;
import io.calendly.domain.time.TimeSlot;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** A mapper of holds. */
final class HoldMapper implements RowMapper<Hold> {

    @Override
    public Hold map(ResultSet row, StatementContext context) throws SQLException {
        return new Hold(
                new HoldId(UUID.fromString(row.getString("id"))),
                new EventTypeId(UUID.fromString(row.getString("event_type_id"))),
                ValueJson.userIds(ValueJson.parse(row.getString("host_ids"))),
                TimeSlot.of(row.getLong("start_time"), row.getLong("end_time")),
                Instant.ofEpochSecond(row.getLong("created_at")),
                Instant.ofEpochSecond(row.getLong("expires_at")));
    }
}
