package io.calendly.jdbc.store;

import io.calendly.ports.Outbox;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** A mapper of events. */
final class OutboxMapper implements RowMapper<Outbox.Entry> {

    @Override
    public Outbox.Entry map(ResultSet row, StatementContext context) throws SQLException {
        return new Outbox.Entry(
                row.getLong("position"),
                row.getLong("sequence"),
                Instant.ofEpochSecond(row.getLong("at")),
                row.getString("actor"),
                Optional.ofNullable(row.getString("credential")),
                EventJson.read(row.getString("type"), row.getString("data")));
    }
}
