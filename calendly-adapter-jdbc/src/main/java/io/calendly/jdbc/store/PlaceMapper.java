package io.calendly.jdbc.store;

import io.calendly.domain.booking.Place;
import io.calendly.domain.meeting.MeetingId;
import io.calendly.domain.time.TimeSlot;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** A mapper of places. It looks its columns up once for each result, which may have thousands of rows. */
final class PlaceMapper implements RowMapper<Place> {

    @Override
    public Place map(ResultSet row, StatementContext context) throws SQLException {
        return specialize(row, context).map(row, context);
    }

    @Override
    public RowMapper<Place> specialize(ResultSet rows, StatementContext unused) throws SQLException {
        int id = rows.findColumn("id");
        int hosts = rows.findColumn("host_ids");
        int start = rows.findColumn("start_time");
        int end = rows.findColumn("end_time");
        int meeting = rows.findColumn("meeting_id");
        int createdAt = rows.findColumn("created_at");
        int expiresAt = rows.findColumn("expires_at");
        return (row, context) -> new Place(
                UUID.fromString(row.getString(id)),
                ValueJson.userIds(ValueJson.parse(row.getString(hosts))),
                TimeSlot.of(row.getLong(start), row.getLong(end)),
                Optional.ofNullable(row.getString(meeting))
                        .map(UUID::fromString)
                        .map(MeetingId::new),
                Instant.ofEpochSecond(row.getLong(createdAt)),
                optionalInstant(row, expiresAt));
    }

    private static Optional<Instant> optionalInstant(ResultSet row, int column) throws SQLException {
        long seconds = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochSecond(seconds));
    }
}
