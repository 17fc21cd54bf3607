package io.calendly.jdbc.store;

import io.calendly.domain.access.ApiKey;
import io.calendly.domain.access.ApiKeyId;
import io.calendly.domain.user.UserId;
import io.calendly.ports.ApiKeys;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

record JdbcApiKeys(JdbcAccess access) implements ApiKeys {

    /** The id before those of all keys. */
    private static final ApiKeyId FIRST = new ApiKeyId(new UUID(0, 0));

    @Override
    public void add(ApiKey key) {
        access.writing().write(ApiKeysSql.class, sql -> sql.insert(List.of(row(key))));
    }

    private static ApiKeysSql.Row row(ApiKey key) {
        return new ApiKeysSql.Row(
                key.id().value(),
                key.name(),
                key.user().map(UserId::value).orElse(null),
                ValueJson.scopes(key.scopes()),
                key.hash(),
                key.createdAt().getEpochSecond(),
                key.expiresAt().map(Instant::getEpochSecond).orElse(null),
                key.lastUsedAt().map(Instant::getEpochSecond).orElse(null));
    }

    @Override
    public Optional<ApiKey> find(ApiKeyId id) {
        return access.read(ApiKeysSql.class, sql -> sql.find(id));
    }

    @Override
    public List<ApiKey> page(Optional<ApiKeyId> after, int max) {
        return access.read(ApiKeysSql.class, sql -> sql.page(after.orElse(FIRST), max));
    }

    @Override
    public boolean hasAny(UserId user) {
        return access.read(ApiKeysSql.class, sql -> sql.hasAny(user));
    }

    @Override
    public void use(ApiKeyId id, Instant hour) {
        List<ApiKeysSql.Use> rows = List.of(new ApiKeysSql.Use(id.value(), hour.getEpochSecond()));
        access.writing().write(ApiKeysSql.class, sql -> sql.use(rows));
    }

    /** Runs at once: the database tells whether there was one. */
    @Override
    public boolean remove(ApiKeyId id) {
        return access.writing().execute(ApiKeysSql.class, sql -> sql.remove(id)) > 0;
    }
}
