package io.calendly.memory;

import io.calendly.domain.availability.AvailabilityRefusal;
import io.calendly.domain.availability.StoredTime;
import io.calendly.domain.refusal.RefusedException;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import io.calendly.domain.user.UserId;
import io.calendly.ports.Calendars;
import io.calendly.ports.TimeQuery;
import java.util.List;

record MemoryCalendars(MemoryAccess access) implements Calendars {

    @Override
    public List<StoredTime> lockAndRead(TimeQuery query) {
        new MemoryUsers(access).lock(query.users());
        return read(query);
    }

    @Override
    public List<StoredTime> read(TimeQuery query) {
        return access.read(tables ->
                query.users().stream().map(user -> of(tables, user, query)).toList());
    }

    private static StoredTime of(MemoryTables tables, UserId user, TimeQuery query) {
        TimeSlot window = query.window();
        return new StoredTime(
                        user,
                        tables.declared.getOrDefault(user, TimeSlots.empty()).connectedTo(window),
                        MemorySchedules.namedOrDefault(tables, user, query.schedule()),
                        MemoryTimeOffEntries.around(tables, user, window),
                        tables.occupied.getOrDefault(user, TimeSlots.empty()).connectedTo(window),
                        MemoryOccupiedTime.claims(tables, user, window))
                .at(query.now());
    }

    @Override
    public void replace(UserId user, TimeSlots swallowed, TimeSlots merged) {
        MemoryTransaction transaction = access.writing();
        MemoryTables tables = transaction.tables();
        TimeSlots rest = tables.declared.getOrDefault(user, TimeSlots.empty()).minus(swallowed);
        for (TimeSlot slot : merged) {
            if (rest.overlaps(slot)) {
                throw new RefusedException(new AvailabilityRefusal.AlreadyAvailable(user, slot));
            }
        }
        transaction.put(tables.declared, user, rest.union(merged));
    }
}
