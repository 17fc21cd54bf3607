package io.calendly.jdbc.store;

import io.calendly.domain.access.ApiKey;
import io.calendly.domain.access.ApiKeyId;
import io.calendly.domain.user.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** A mapper of API keys. */
final class ApiKeyMapper implements RowMapper<ApiKey> {

    @Override
    public ApiKey map(ResultSet row, StatementContext context) throws SQLException {
        return new ApiKey(
                new ApiKeyId(UUID.fromString(row.getString("id"))),
                row.getString("name"),
                number(row, "user_id").map(UserId::new),
                ValueJson.scopes(ValueJson.parse(row.getString("scopes"))),
                row.getString("hash"),
                Instant.ofEpochSecond(row.getLong("created_at")),
                number(row, "expires_at").map(Instant::ofEpochSecond),
                number(row, "last_used_at").map(Instant::ofEpochSecond));
    }

    private static Optional<Long> number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(value);
    }
}
