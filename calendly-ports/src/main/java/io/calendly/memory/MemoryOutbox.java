package io.calendly.memory;

import io.calendly.domain.access.Caller;
import io.calendly.domain.event.Event;
import io.calendly.ports.Outbox;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

record MemoryOutbox(MemoryAccess access) implements Outbox {

    @Override
    public void append(Caller actor, Instant at, List<? extends Event> events) {
        MemoryTransaction transaction = access.writing();
        MemoryTables tables = transaction.tables();
        for (Event event : events) {
            long position = tables.outbox.isEmpty() ? 1 : tables.outbox.lastKey() + 1;
            long sequence = tables.sequences.getOrDefault(event.subject(), 0L) + 1;
            transaction.put(tables.sequences, event.subject(), sequence);
            transaction.put(
                    tables.outbox,
                    position,
                    new Entry(
                            position,
                            sequence,
                            at.truncatedTo(ChronoUnit.SECONDS),
                            actor.actor(),
                            actor.credential(),
                            event));
        }
    }

    @Override
    public List<Entry> read(long after, int max) {
        return access.read(tables ->
                tables.outbox.tailMap(after, false).values().stream().limit(max).toList());
    }
}
