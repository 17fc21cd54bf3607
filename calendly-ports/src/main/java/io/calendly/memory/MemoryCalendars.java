package io.calendly.memory;

import io.calendly.domain.availability.AvailabilityRefusal;
import io.calendly.domain.availability.StoredTime;
import io.calendly.domain.refusal.RefusedException;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import io.calendly.domain.user.UserId;
import io.calendly.ports.Calendars;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

record MemoryCalendars(MemoryAccess access) implements Calendars {

    @Override
    public List<StoredTime> lockAndRead(Collection<UserId> users, TimeSlot window) {
        new MemoryUsers(access).lock(users);
        return read(users, window);
    }

    @Override
    public List<StoredTime> read(Collection<UserId> users, TimeSlot window) {
        return access.read(tables -> new TreeSet<>(users)
                .stream()
                        .map(user -> new StoredTime(
                                user,
                                tables.declared
                                        .getOrDefault(user, TimeSlots.empty())
                                        .connectedTo(window),
                                MemorySchedules.defaultOf(tables, user),
                                MemoryTimeOffEntries.around(tables, user, window),
                                tables.occupied
                                        .getOrDefault(user, TimeSlots.empty())
                                        .connectedTo(window)))
                        .toList());
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
