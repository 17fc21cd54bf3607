package io.calendly.memory;

import io.calendly.domain.availability.AvailabilityCalendar;
import io.calendly.domain.availability.AvailabilityRefusal;
import io.calendly.domain.refusal.RefusedException;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import io.calendly.domain.user.UserId;
import io.calendly.domain.user.UserRefusal;
import io.calendly.ports.Calendars;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

final class MemoryCalendars implements Calendars {

    private final MemoryStores stores;

    MemoryCalendars(MemoryStores stores) {
        this.stores = stores;
    }

    @Override
    public List<AvailabilityCalendar> lock(Collection<UserId> users, TimeSlot window) {
        MemoryTables tables = stores.writing();
        List<UserId> unknown =
                users.stream().filter(id -> !tables.users.containsKey(id)).toList();
        if (!unknown.isEmpty()) {
            throw new RefusedException(UserRefusal.UnknownUsers.of(unknown));
        }
        return read(users, window);
    }

    @Override
    public List<AvailabilityCalendar> read(Collection<UserId> users, TimeSlot window) {
        MemoryTables tables = stores.reading();
        return new TreeSet<>(users)
                .stream()
                        .map(user -> AvailabilityCalendar.of(
                                user,
                                window,
                                tables.declared
                                        .getOrDefault(user, TimeSlots.empty())
                                        .connectedTo(window),
                                tables.booked
                                        .getOrDefault(user, TimeSlots.empty())
                                        .connectedTo(window)))
                        .toList();
    }

    @Override
    public void replace(UserId user, TimeSlots swallowed, TimeSlots merged) {
        MemoryTables tables = stores.writing();
        TimeSlots rest = tables.declared.getOrDefault(user, TimeSlots.empty()).minus(swallowed);
        for (TimeSlot slot : merged) {
            if (rest.overlaps(slot)) {
                throw new RefusedException(new AvailabilityRefusal.AlreadyAvailable(user, slot));
            }
        }
        stores.put(tables.declared, user, rest.union(merged));
    }
}
