package io.calendly.jdbc.store;

import io.calendly.domain.availability.AvailabilityRefusal;
import io.calendly.domain.availability.StoredTime;
import io.calendly.domain.refusal.RefusedException;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import io.calendly.domain.user.UserId;
import io.calendly.domain.user.UserRefusal;
import io.calendly.jdbc.connection.SqlFaults.Guard;
import io.calendly.ports.Calendars;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

record JdbcCalendars(JdbcAccess access, StoreSql sql) implements Calendars {

    @Override
    public List<StoredTime> lockAndRead(Collection<UserId> users, TimeSlot window) {
        SortedSet<UserId> different = new TreeSet<>(users);
        JdbcTransaction transaction = access.writing();
        TimeRows rows = new TimeRows();
        SortedMap<UserId, String> existing = transaction.locking(
                different, () -> transaction.read(handle -> sql.lockAndRead(handle, different, window, rows)));
        access.names().addAll(existing);
        if (existing.size() < different.size()) {
            different.removeAll(existing.keySet());
            throw new RefusedException(new UserRefusal.UnknownUsers(different));
        }
        return rows.of(different);
    }

    @Override
    public List<StoredTime> read(Collection<UserId> users, TimeSlot window) {
        SortedSet<UserId> different = new TreeSet<>(users);
        return access.read(handle -> {
            TimeRows rows = new TimeRows();
            sql.read(handle, different, window, rows);
            return rows.of(different);
        });
    }

    @Override
    public void replace(UserId user, TimeSlots swallowed, TimeSlots merged) {
        access.writing()
                .write(
                        CalendarsSql.class,
                        statements -> {
                            statements.delete(rows(user, swallowed));
                            statements.insert(rows(user, merged));
                        },
                        Guard.DECLARED_TIME,
                        () -> new AvailabilityRefusal.AlreadyAvailable(user, merged.get(0)));
    }

    private static List<CalendarsSql.Row> rows(UserId user, TimeSlots slots) {
        return slots.stream()
                .map(slot -> new CalendarsSql.Row(user.value(), slot.start(), slot.end()))
                .toList();
    }
}
