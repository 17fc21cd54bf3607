package io.calendly.memory;

import io.calendly.domain.schedule.TimeOff;
import io.calendly.domain.schedule.TimeOffId;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.user.UserId;
import io.calendly.ports.TimeOffEntries;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

record MemoryTimeOffEntries(MemoryAccess access) implements TimeOffEntries {

    private static final Comparator<Position> ORDER = Comparator.comparingLong(Position::start)
            .thenComparing(position -> position.id().toString());

    private static SortedMap<Position, TimeOff> of(MemoryTables tables, UserId user) {
        return tables.timeOff.getOrDefault(user, Collections.emptySortedMap());
    }

    /** Returns the time off of a user whose reach overlaps or abuts the window. */
    static List<TimeOff> around(MemoryTables tables, UserId user, TimeSlot window) {
        return of(tables, user).values().stream()
                .filter(each -> each.extent().reach().isConnected(window))
                .toList();
    }

    @Override
    public void add(UserId user, TimeOff timeOff) {
        MemoryTransaction transaction = access.writing();
        MemoryTables tables = transaction.tables();
        SortedMap<Position, TimeOff> entries = new TreeMap<>(ORDER);
        entries.putAll(of(tables, user));
        entries.put(Position.of(timeOff), timeOff);
        transaction.put(tables.timeOff, user, entries);
    }

    @Override
    public Optional<TimeOff> find(UserId user, TimeOffId id) {
        return access.read(tables -> of(tables, user).values().stream()
                .filter(each -> each.id().equals(id))
                .findFirst());
    }

    @Override
    public List<TimeOff> page(UserId user, TimeSlot window, Optional<Position> after, int max) {
        return access.read(tables -> of(tables, user).entrySet().stream()
                .filter(each -> after.isEmpty() || ORDER.compare(each.getKey(), after.get()) > 0)
                .map(Map.Entry::getValue)
                .filter(each -> each.extent().reach().overlaps(window))
                .limit(max)
                .toList());
    }

    @Override
    public long countEndingAfter(UserId user, long time) {
        return access.read(tables -> of(tables, user).values().stream()
                .filter(each -> each.extent().reach().end() > time)
                .count());
    }

    @Override
    public void remove(UserId user, TimeOffId id) {
        MemoryTransaction transaction = access.writing();
        MemoryTables tables = transaction.tables();
        SortedMap<Position, TimeOff> entries = new TreeMap<>(ORDER);
        entries.putAll(of(tables, user));
        entries.values().removeIf(each -> each.id().equals(id));
        transaction.put(tables.timeOff, user, entries);
    }
}
