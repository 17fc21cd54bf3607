package io.calendly.jdbc;

import io.calendly.domain.refusal.RefusedException;
import io.calendly.domain.user.Profile;
import io.calendly.domain.user.User;
import io.calendly.domain.user.UserId;
import io.calendly.domain.user.UserRefusal;
import io.calendly.ports.Users;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

final class JdbcUsers implements Users {

    private static final String SELECT =
            "SELECT id, name, created_at, email, time_zone, version FROM users WHERE removed = 0 ";

    private final JdbcStores stores;

    JdbcUsers(JdbcStores stores) {
        this.stores = stores;
    }

    @Override
    public User add(Profile profile, Instant createdAt) {
        Handle handle = stores.writing();
        Instant second = createdAt.truncatedTo(ChronoUnit.SECONDS);
        long id = stores.guarded(
                () -> bind(
                                profile,
                                handle.createQuery("INSERT INTO users "
                                        + "(name, created_at, email, email_key, time_zone, search_key) "
                                        + "VALUES (:name, :createdAt, :email, :emailKey, :timeZone, :searchKey) "
                                        + "RETURNING id"))
                        .bind("createdAt", second.getEpochSecond())
                        .mapTo(long.class)
                        .one(),
                () -> taken(profile));
        return new User(new UserId(id), profile, second, 1);
    }

    private static <S extends SqlStatement<S>> S bind(Profile profile, S statement) {
        return statement
                .bind("name", profile.name())
                .bind("email", profile.email().orElse(null))
                .bind("emailKey", profile.emailKey().orElse(null))
                .bind("timeZone", profile.timeZone().getId())
                .bind("searchKey", profile.searchKey());
    }

    private static RefusedException taken(Profile profile) {
        return new RefusedException(new UserRefusal.EmailTaken(profile.email().orElse("")));
    }

    @Override
    public Optional<User> find(UserId id) {
        return stores.reading()
                .createQuery(SELECT + "AND id = :id")
                .bind("id", id.value())
                .map((row, context) -> user(row))
                .findOne();
    }

    @Override
    public SortedSet<UserId> unknown(Collection<UserId> ids) {
        Handle handle = stores.reading();
        SortedSet<UserId> unknown = new TreeSet<>(ids);
        unknown.removeAll(stores.dialect().known(handle, new TreeSet<>(ids)));
        return unknown;
    }

    @Override
    public List<User> all() {
        return stores.reading()
                .createQuery(SELECT + "ORDER BY id")
                .scanResultSet((result, context) -> users(result.get()));
    }

    /** By triggers, whoever changes people. To name the parts lets PostgreSQL use the index; it may not scan a table. */
    @Override
    public long revision() {
        try (PreparedStatement statement = stores.reading()
                        .getConnection()
                        .prepareStatement("SELECT CAST(sum(count) AS bigint) FROM user_changes WHERE part >= 0");
                ResultSet result = statement.executeQuery()) {
            result.next();
            return result.getLong(1);
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    @Override
    public List<User> page(String text, UserId after, int most) {
        return stores.reading()
                .createQuery(SELECT + "AND id > :after AND search_key LIKE :pattern ESCAPE '!' ORDER BY id LIMIT :most")
                .bind("after", after.value())
                .bind("pattern", "%" + Profile.searchKey(text).replaceAll("[!%_]", "!$0") + "%")
                .bind("most", most)
                .scanResultSet((result, context) -> users(result.get()));
    }

    @Override
    public void update(User changed) {
        Handle handle = stores.writing();
        stores.guarded(
                () -> bind(
                                changed.profile(),
                                handle.createUpdate("UPDATE users SET name = :name, email = :email, "
                                        + "email_key = :emailKey, time_zone = :timeZone, search_key = :searchKey, "
                                        + "version = :version WHERE id = :id"))
                        .bind("version", changed.version())
                        .bind("id", changed.id().value())
                        .execute(),
                () -> taken(changed.profile()));
    }

    @Override
    public void remove(UserId id) {
        Handle handle = stores.writing();
        handle.createUpdate("DELETE FROM availability WHERE user_id = :id")
                .bind("id", id.value())
                .execute();
        handle.createUpdate(
                        "UPDATE users SET removed = 1, email = NULL, email_key = NULL, search_key = '' WHERE id = :id")
                .bind("id", id.value())
                .execute();
    }

    @Override
    public boolean isEmpty() {
        return stores.reading()
                .createQuery("SELECT NOT EXISTS (SELECT 1 FROM users)")
                .mapTo(boolean.class)
                .one();
    }

    /** All rows of the result, past the mapping by name that costs more than the reading. */
    private static List<User> users(ResultSet result) throws SQLException {
        List<User> users = new ArrayList<>();
        while (result.next()) {
            users.add(user(result));
        }
        return users;
    }

    private static User user(ResultSet row) throws SQLException {
        String zone = row.getString(5);
        Profile profile = new Profile(
                row.getString(2),
                Optional.ofNullable(row.getString(4)),
                zone.equals("UTC") ? Profile.UTC : ZoneId.of(zone));
        return new User(new UserId(row.getLong(1)), profile, Instant.ofEpochSecond(row.getLong(3)), row.getLong(6));
    }
}
