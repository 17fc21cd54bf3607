package io.calendly.memory;

import io.calendly.domain.access.Caller;
import io.calendly.ports.IdempotencyKeys;
import io.calendly.ports.StoredReply;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class MemoryIdempotencyKeys implements IdempotencyKeys {

    record Key(Caller caller, String key) {}

    record Entry(String fingerprint, Instant claimedAt, Optional<StoredReply> reply) {

        boolean isExpired(Instant now) {
            return !claimedAt.plus(RETENTION).isAfter(now);
        }
    }

    private final MemoryStores stores;

    MemoryIdempotencyKeys(MemoryStores stores) {
        this.stores = stores;
    }

    @Override
    public Claim claim(Caller caller, String key, String fingerprint, Instant now) {
        MemoryTables tables = stores.writing();
        Key owned = new Key(caller, key);
        Entry entry = tables.idempotencyKeys.get(owned);
        if (entry == null || entry.isExpired(now)) {
            stores.put(tables.idempotencyKeys, owned, new Entry(fingerprint, now, Optional.empty()));
            return new Claim.Claimed();
        }
        return entry.fingerprint.equals(fingerprint)
                ? new Claim.Replied(entry.reply.orElseThrow())
                : new Claim.Reused();
    }

    @Override
    public void store(Caller caller, String key, StoredReply reply) {
        MemoryTables tables = stores.writing();
        Key owned = new Key(caller, key);
        Entry claimed = tables.idempotencyKeys.get(owned);
        if (claimed == null) {
            throw new IllegalStateException("The key is not claimed");
        }
        stores.put(
                tables.idempotencyKeys, owned, new Entry(claimed.fingerprint, claimed.claimedAt, Optional.of(reply)));
    }

    @Override
    public void deleteExpired(Instant now) {
        MemoryTables tables = stores.writing();
        List<Key> expired = tables.idempotencyKeys.entrySet().stream()
                .filter(entry -> entry.getValue().isExpired(now))
                .map(Map.Entry::getKey)
                .toList();
        expired.forEach(key -> stores.remove(tables.idempotencyKeys, key));
    }
}
