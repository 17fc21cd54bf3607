package io.calendly.memory;

import io.calendly.domain.booking.Hold;
import io.calendly.domain.booking.HoldId;
import io.calendly.ports.Holds;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

record MemoryHolds(MemoryAccess access) implements Holds {

    @Override
    public void add(Hold hold) {
        MemoryTransaction transaction = access.writing();
        transaction.put(transaction.tables().holds, hold.id(), hold);
    }

    @Override
    public Optional<Hold> find(HoldId id) {
        return access.read(tables -> Optional.ofNullable(tables.holds.get(id)));
    }

    @Override
    public void remove(HoldId id) {
        MemoryTransaction transaction = access.writing();
        transaction.remove(transaction.tables().holds, id);
    }

    @Override
    public void removeExpired(Instant time) {
        MemoryTransaction transaction = access.writing();
        List.copyOf(transaction.tables().holds.values()).stream()
                .filter(hold -> !hold.isLive(time))
                .forEach(hold -> transaction.remove(transaction.tables().holds, hold.id()));
    }
}
