package io.calendly.memory;

import io.calendly.domain.refusal.Refusal;
import io.calendly.ports.IdempotencyKeys;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class MemoryIdempotencyKeys implements IdempotencyKeys {

    /** One that was kept; an empty answer for a key that was only taken. */
    record Kept(String request, Instant since, String answer) {}

    private final MemoryStores stores;

    MemoryIdempotencyKeys(MemoryStores stores) {
        this.stores = stores;
    }

    @Override
    public Optional<String> claim(String key, String request, Instant now) {
        MemoryTables tables = stores.writing();
        Kept kept = tables.answers.get(key);
        if (kept != null && kept.since.plus(KEPT_FOR).isAfter(now)) {
            if (!kept.request.equals(request)) {
                throw new Refusal.KeyReused();
            }
            return Optional.of(kept.answer);
        }
        stores.put(tables.answers, key, new Kept(request, now, ""));
        return Optional.empty();
    }

    @Override
    public void keep(String key, String answer) {
        MemoryTables tables = stores.writing();
        Kept taken = tables.answers.get(key);
        if (taken == null) {
            throw new IllegalStateException("The key was not taken");
        }
        stores.put(tables.answers, key, new Kept(taken.request, taken.since, answer));
    }

    @Override
    public void forget(Instant now) {
        MemoryTables tables = stores.writing();
        List<String> old = tables.answers.entrySet().stream()
                .filter(entry -> !entry.getValue().since.plus(KEPT_FOR).isAfter(now))
                .map(Map.Entry::getKey)
                .toList();
        old.forEach(key -> stores.remove(tables.answers, key));
    }
}
