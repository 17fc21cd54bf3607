package io.calendly.jdbc;

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
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

final class JdbcCalendars implements Calendars {

    private final JdbcStores stores;

    JdbcCalendars(JdbcStores stores) {
        this.stores = stores;
    }

    @Override
    public List<AvailabilityCalendar> lock(Collection<UserId> users, TimeSlot window) {
        Handle handle = stores.writing();
        SortedSet<UserId> different = new TreeSet<>(users);
        if (different.isEmpty()) {
            return List.of();
        }
        CalendarRows rows = new CalendarRows();
        Set<UserId> known = stores.dialect().lockAndRead(handle, different, window, rows);
        if (known.size() < different.size()) {
            different.removeAll(known);
            throw new RefusedException(UserRefusal.UnknownUsers.of(different));
        }
        return rows.calendars(different, window);
    }

    @Override
    public List<AvailabilityCalendar> read(Collection<UserId> users, TimeSlot window) {
        Handle handle = stores.reading();
        SortedSet<UserId> different = new TreeSet<>(users);
        if (different.isEmpty()) {
            return List.of();
        }
        CalendarRows rows = new CalendarRows();
        stores.dialect().read(handle, different, window, rows);
        return rows.calendars(different, window);
    }

    @Override
    public void replace(UserId user, TimeSlots swallowed, TimeSlots merged) {
        Handle handle = stores.writing();
        if (!swallowed.isEmpty()) {
            PreparedBatch deletions =
                    handle.prepareBatch("DELETE FROM availability WHERE user_id = :user AND start_time = :start");
            swallowed.forEach(slot -> deletions
                    .bind("user", user.value())
                    .bind("start", slot.start())
                    .add());
            deletions.execute();
        }
        if (!merged.isEmpty()) {
            stores.guarded(
                    () -> insert(handle, user, merged),
                    () -> new RefusedException(new AvailabilityRefusal.AlreadyAvailable(user, merged.get(0))));
        }
    }

    private static int[] insert(Handle handle, UserId user, TimeSlots slots) {
        PreparedBatch insertions = handle.prepareBatch(
                "INSERT INTO availability (user_id, start_time, end_time) VALUES (:user, :start, :end)");
        slots.forEach(slot -> insertions
                .bind("user", user.value())
                .bind("start", slot.start())
                .bind("end", slot.end())
                .add());
        return insertions.execute();
    }
}
