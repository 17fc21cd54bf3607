package io.calendly.jdbc.store;

import io.calendly.domain.user.User;
import io.calendly.domain.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;

/** The SQL of {@link JdbcUsers}. A removed user is a row that is marked, since meetings refer to it. */
public interface UsersSql {

    /**
     * A user as a row.
     *
     * @param emailKey the e-mail address with its case folded, which is unique
     * @param externalId the id at the issuer of tokens, which is unique
     * @param searchKey the text that a search looks at
     */
    record Row(
            long id,
            String name,
            @Nullable String email,
            @Nullable String emailKey,
            String timeZone,
            @Nullable String externalId,
            String searchKey,
            long version) {}

    /** The id of a user to remove. */
    record Removal(long id) {}

    /** A user with the name. */
    record Name(UserId id, String name) {}

    @SqlQuery("""
            INSERT INTO users (name, created_at, email, email_key, time_zone, external_id, search_key)
            VALUES (:name, :createdAt, :email, :emailKey, :timeZone, :externalId, :searchKey)
            RETURNING id
            """)
    long add(@BindMethods Row row, Instant createdAt);

    @SqlQuery(
            "SELECT id, name, created_at, email, time_zone, external_id, version FROM users WHERE removed = 0 AND id = :id")
    Optional<User> find(UserId id);

    @SqlQuery("""
            SELECT id, name, created_at, email, time_zone, external_id, version FROM users
            WHERE removed = 0 AND external_id = :externalId
            """)
    Optional<User> findByExternalId(String externalId);

    @SqlQuery(
            "SELECT id, name, created_at, email, time_zone, external_id, version FROM users WHERE removed = 0 ORDER BY id")
    List<User> all();

    @SqlQuery("""
            SELECT id, name, created_at, email, time_zone, external_id, version FROM users
            WHERE removed = 0 AND id > :after AND search_key LIKE :pattern ESCAPE '!'
            ORDER BY id LIMIT :max
            """)
    List<User> page(String pattern, UserId after, int max);

    /** Returns users by their names. The search key has the e-mail address in a second line. */
    @SqlQuery
    List<User> pageByName(String pattern, UserId after, int max);

    @SqlQuery
    SortedSet<UserId> existing(UserIds ids);

    @SqlQuery
    List<Name> lockExisting(UserIds ids);

    @SqlQuery
    List<Name> names(UserIds ids);

    @SqlQuery("SELECT NOT EXISTS (SELECT 1 FROM users)")
    boolean isEmpty();

    @SqlWrite
    void update(List<Row> rows);

    @SqlWrite
    void removeDeclaredTime(List<Removal> rows);

    /** Removes the schedules of users, with their overrides and travels. */
    @SqlWrite
    void removeSchedules(List<Removal> rows);

    @SqlWrite
    void removeTimeOff(List<Removal> rows);

    @SqlWrite
    void removeApiKeys(List<Removal> rows);

    @SqlWrite
    void remove(List<Removal> rows);
}
