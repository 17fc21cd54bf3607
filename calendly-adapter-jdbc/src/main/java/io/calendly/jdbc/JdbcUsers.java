package io.calendly.jdbc;

import io.calendly.domain.user.User;
import io.calendly.domain.user.UserId;
import io.calendly.ports.Users;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;

final class JdbcUsers implements Users {

    private final JdbcStores stores;

    JdbcUsers(JdbcStores stores) {
        this.stores = stores;
    }

    @Override
    public User add(String name, Instant createdAt) {
        Instant second = createdAt.truncatedTo(ChronoUnit.SECONDS);
        long id = stores.writing()
                .createQuery("INSERT INTO users (name, created_at) VALUES (:name, :createdAt) RETURNING id")
                .bind("name", name)
                .bind("createdAt", second.getEpochSecond())
                .mapTo(long.class)
                .one();
        return new User(new UserId(id), name, second);
    }

    @Override
    public Optional<User> find(UserId id) {
        return stores.reading()
                .createQuery("SELECT id, name, created_at FROM users WHERE id = :id")
                .bind("id", id.value())
                .map(JdbcUsers::user)
                .findOne();
    }

    @Override
    public List<User> all() {
        return stores.reading()
                .createQuery("SELECT id, name, created_at FROM users ORDER BY id")
                .map(JdbcUsers::user)
                .list();
    }

    @Override
    public boolean isEmpty() {
        return stores.reading()
                .createQuery("SELECT NOT EXISTS (SELECT 1 FROM users)")
                .mapTo(boolean.class)
                .one();
    }

    private static User user(ResultSet row, StatementContext context) throws SQLException {
        return new User(new UserId(row.getLong(1)), row.getString(2), Instant.ofEpochSecond(row.getLong(3)));
    }
}
