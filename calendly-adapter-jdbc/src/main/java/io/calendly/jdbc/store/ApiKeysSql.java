package io.calendly.jdbc.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.calendly.domain.access.ApiKey;
import io.calendly.domain.access.ApiKeyId;
import io.calendly.domain.user.UserId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** The SQL of {@link JdbcApiKeys}. */
public interface ApiKeysSql {

    /**
     * An API key as a row.
     *
     * @param userId the user; null if the key is one of a service
     * @param scopes an array of the names of the scopes
     * @param expiresAt the time from which the key is not valid; null if there is none
     * @param lastUsedAt the hour in which the key was last used; null if it never was
     */
    record Row(
            UUID id,
            String name,
            @Nullable Long userId,
            JsonNode scopes,
            String hash,
            long createdAt,
            @Nullable Long expiresAt,
            @Nullable Long lastUsedAt) {}

    /** An hour in which a key was used. */
    record Use(UUID id, long hour) {}

    @SqlQuery("""
            SELECT id, name, user_id, scopes, hash, created_at, expires_at, last_used_at FROM api_keys WHERE id = :id
            """)
    Optional<ApiKey> find(ApiKeyId id);

    @SqlQuery("""
            SELECT id, name, user_id, scopes, hash, created_at, expires_at, last_used_at FROM api_keys
            WHERE id > :after
            ORDER BY id LIMIT :max
            """)
    List<ApiKey> page(ApiKeyId after, int max);

    @SqlQuery("SELECT EXISTS (SELECT 1 FROM api_keys WHERE user_id = :user)")
    boolean hasAny(UserId user);

    @SqlWrite
    void insert(List<Row> rows);

    @SqlWrite
    void use(List<Use> rows);

    /** Removes a key, and returns the number of keys that it has removed. */
    @SqlUpdate("DELETE FROM api_keys WHERE id = :id")
    int remove(ApiKeyId id);
}
