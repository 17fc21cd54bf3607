package io.calendly.jdbc.store;

import io.calendly.domain.availability.AvailabilityRefusal;
import io.calendly.domain.availability.StoredTime;
import io.calendly.domain.refusal.RefusedException;
import io.calendly.domain.time.TimeSlots;
import io.calendly.domain.user.UserId;
import io.calendly.domain.user.UserRefusal;
import io.calendly.jdbc.connection.SqlFaults.Guard;
import io.calendly.ports.Calendars;
import io.calendly.ports.TimeQuery;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

record JdbcCalendars(JdbcAccess access, StoreSql sql) implements Calendars {

    @Override
    public List<StoredTime> lockAndRead(TimeQuery query) {
        JdbcTransaction transaction = access.writing();
        TimeRows rows = new TimeRows();
        SortedMap<UserId, String> existing = transaction.locking(
                query.users(), () -> transaction.read(handle -> sql.lockAndRead(handle, query, rows)));
        access.names().addAll(existing);
        if (existing.size() < query.users().size()) {
            SortedSet<UserId> unknown = new TreeSet<>(query.users());
            unknown.removeAll(existing.keySet());
            throw new RefusedException(new UserRefusal.UnknownUsers(unknown));
        }
        return rows.of(query.users(), query.now());
    }

    @Override
    public List<StoredTime> read(TimeQuery query) {
        return access.read(handle -> {
            TimeRows rows = new TimeRows();
            sql.read(handle, query, rows);
            return rows.of(query.users(), query.now());
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
