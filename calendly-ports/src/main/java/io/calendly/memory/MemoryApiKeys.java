package io.calendly.memory;

import io.calendly.domain.access.ApiKey;
import io.calendly.domain.access.ApiKeyId;
import io.calendly.domain.user.UserId;
import io.calendly.ports.ApiKeys;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

record MemoryApiKeys(MemoryAccess access) implements ApiKeys {

    @Override
    public void add(ApiKey key) {
        MemoryTransaction transaction = access.writing();
        transaction.put(transaction.tables().apiKeys, key.id(), key);
    }

    @Override
    public Optional<ApiKey> find(ApiKeyId id) {
        return access.read(tables -> Optional.ofNullable(tables.apiKeys.get(id)));
    }

    @Override
    public List<ApiKey> page(Optional<ApiKeyId> after, int max) {
        return access.read(
                tables -> after.map(id -> tables.apiKeys.tailMap(id, false)).orElse(tables.apiKeys).values().stream()
                        .limit(max)
                        .toList());
    }

    @Override
    public boolean hasAny(UserId user) {
        return access.read(tables ->
                tables.apiKeys.values().stream().anyMatch(key -> key.user().equals(Optional.of(user))));
    }

    @Override
    public void use(ApiKeyId id, Instant hour) {
        MemoryTransaction transaction = access.writing();
        ApiKey key = transaction.tables().apiKeys.get(id);
        if (key != null && key.lastUsedAt().filter(last -> !last.isBefore(hour)).isEmpty()) {
            transaction.put(transaction.tables().apiKeys, id, key.usedIn(hour));
        }
    }

    @Override
    public boolean remove(ApiKeyId id) {
        MemoryTransaction transaction = access.writing();
        boolean isThere = transaction.tables().apiKeys.containsKey(id);
        transaction.remove(transaction.tables().apiKeys, id);
        return isThere;
    }
}
