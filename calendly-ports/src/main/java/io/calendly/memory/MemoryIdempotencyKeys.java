package io.calendly.memory;

import io.calendly.domain.access.Caller;
import io.calendly.ports.IdempotencyKeys;
import io.calendly.ports.StoredReply;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

record MemoryIdempotencyKeys(MemoryAccess access) implements IdempotencyKeys {

    record Key(Caller caller, String key) {}

    record Entry(String fingerprint, Instant claimedAt, Optional<StoredReply> reply) {

        boolean isExpired(Instant now) {
            return !claimedAt.plus(RETENTION).isAfter(now);
        }
    }

    @Override
    public Claim claim(Caller caller, String key, String fingerprint, Instant now) {
        MemoryTransaction transaction = access.writing();
        MemoryTables tables = transaction.tables();
        Key owned = new Key(caller, key);
        Entry entry = tables.idempotencyKeys.get(owned);
        if (entry == null || entry.isExpired(now)) {
            transaction.put(tables.idempotencyKeys, owned, new Entry(fingerprint, now, Optional.empty()));
            return new Claim.Claimed();
        }
        return entry.fingerprint.equals(fingerprint)
                ? new Claim.Replied(entry.reply.orElseThrow())
                : new Claim.Reused();
    }

    @Override
    public void store(Caller caller, String key, StoredReply reply) {
        MemoryTransaction transaction = access.writing();
        MemoryTables tables = transaction.tables();
        Key owned = new Key(caller, key);
        Entry claimed = tables.idempotencyKeys.get(owned);
        if (claimed == null || claimed.reply.isPresent()) {
            throw new IllegalStateException("The key is not claimed");
        }
        transaction.put(
                tables.idempotencyKeys, owned, new Entry(claimed.fingerprint, claimed.claimedAt, Optional.of(reply)));
    }

    @Override
    public void deleteExpired(Instant now) {
        MemoryTransaction transaction = access.writing();
        MemoryTables tables = transaction.tables();
        List<Key> expired = tables.idempotencyKeys.entrySet().stream()
                .filter(entry -> entry.getValue().isExpired(now))
                .map(Map.Entry::getKey)
                .toList();
        expired.forEach(key -> transaction.remove(tables.idempotencyKeys, key));
    }
}
