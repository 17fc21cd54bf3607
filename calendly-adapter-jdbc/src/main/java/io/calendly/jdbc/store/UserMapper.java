package io.calendly.jdbc.store;

import io.calendly.domain.user.Profile;
import io.calendly.domain.user.User;
import io.calendly.domain.user.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** A mapper of users. It looks its columns up once for each result, which may have thousands of rows. */
final class UserMapper implements RowMapper<User> {

    @Override
    public User map(ResultSet row, StatementContext context) throws SQLException {
        return specialize(row, context).map(row, context);
    }

    @Override
    public RowMapper<User> specialize(ResultSet rows, StatementContext unused) throws SQLException {
        int id = rows.findColumn("id");
        int name = rows.findColumn("name");
        int email = rows.findColumn("email");
        int timeZone = rows.findColumn("time_zone");
        int externalId = rows.findColumn("external_id");
        int createdAt = rows.findColumn("created_at");
        int version = rows.findColumn("version");
        return (row, context) -> new User(
                new UserId(row.getLong(id)),
                new Profile(
                        row.getString(name),
                        Optional.ofNullable(row.getString(email)),
                        row.getString(timeZone),
                        Optional.ofNullable(row.getString(externalId))),
                Instant.ofEpochSecond(row.getLong(createdAt)),
                row.getLong(version));
    }
}
