package io.calendly.jdbc;

import io.calendly.domain.availability.AvailabilityCalendar;
import io.calendly.domain.refusal.Refusal;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import io.calendly.domain.user.UserId;
import io.calendly.ports.Calendars;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

final class JdbcCalendars implements Calendars {

    /**
     * Stretches of a user that overlap or abut the window. Those of one user are disjoint, so of all that start before
     * the window only the last can reach it: the index is entered there, and left at the window's end. However long
     * the history, only what is returned is read.
     */
    private static final String AROUND_WINDOW = """
            SELECT u.id, %2$d, s.start_time, s.end_time
            FROM users u JOIN %1$s s ON s.user_id = u.id
             AND s.start_time >= coalesce((SELECT max(p.start_time) FROM %1$s p
                                           WHERE p.user_id = u.id AND p.start_time < :start), :start)
             AND s.start_time <= :end
             AND s.end_time >= :start
            WHERE u.id IN (<users>)
            """;

    private static final int OPEN = 0;
    private static final int BOOKED = 1;

    static final String CALENDARS = AROUND_WINDOW.formatted("availability", OPEN)
            + "UNION ALL\n"
            + AROUND_WINDOW.formatted("attendances", BOOKED)
            + "ORDER BY 1, 2, 3";

    private final JdbcStores stores;

    JdbcCalendars(JdbcStores stores) {
        this.stores = stores;
    }

    @Override
    public List<AvailabilityCalendar> lock(Collection<UserId> users, TimeSlot window) {
        if (users.isEmpty()) {
            return List.of();
        }
        SortedSet<UserId> different = new TreeSet<>(users);
        Set<UserId> known = new HashSet<>(stores.writing()
                .createQuery(stores.dialect().lockUsers())
                .bindList("users", numbers(different))
                .map((row, context) -> new UserId(row.getLong(1)))
                .list());
        if (known.size() < different.size()) {
            different.removeAll(known);
            throw new Refusal.UnknownUsers(different);
        }
        return read(different, window);
    }

    @Override
    public List<AvailabilityCalendar> read(Collection<UserId> users, TimeSlot window) {
        SortedSet<UserId> different = new TreeSet<>(users);
        Map<Long, TimeSlots.Builder> open = new HashMap<>();
        Map<Long, TimeSlots.Builder> booked = new HashMap<>();
        if (different.isEmpty()) {
            return List.of();
        }
        stores.reading()
                .createQuery(CALENDARS)
                .bindList("users", numbers(different))
                .bind("start", window.start())
                .bind("end", window.end())
                .scanResultSet((rows, context) -> collect(rows, open, booked));
        List<AvailabilityCalendar> calendars = new ArrayList<>(different.size());
        for (UserId user : different) {
            calendars.add(AvailabilityCalendar.of(user, window, slotsOf(user, open), slotsOf(user, booked)));
        }
        return calendars;
    }

    private static boolean collect(
            Supplier<ResultSet> result, Map<Long, TimeSlots.Builder> open, Map<Long, TimeSlots.Builder> booked)
            throws SQLException {
        try (ResultSet rows = result.get()) {
            while (rows.next()) {
                (rows.getInt(2) == OPEN ? open : booked)
                        .computeIfAbsent(rows.getLong(1), user -> TimeSlots.builder())
                        .add(rows.getLong(3), rows.getLong(4));
            }
        }
        return true;
    }

    private static TimeSlots slotsOf(UserId user, Map<Long, TimeSlots.Builder> builders) {
        TimeSlots.Builder builder = builders.get(user.value());
        return builder == null ? TimeSlots.empty() : builder.build();
    }

    private static List<Long> numbers(Collection<UserId> users) {
        return users.stream().map(UserId::value).toList();
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
        stores.guarded(() -> insert(handle, user, merged), () -> new Refusal.AlreadyAvailable(user, merged.get(0)));
    }

    private static void insert(Handle handle, UserId user, TimeSlots slots) {
        PreparedBatch insertions = handle.prepareBatch(
                "INSERT INTO availability (user_id, start_time, end_time) VALUES (:user, :start, :end)");
        slots.forEach(slot -> insertions
                .bind("user", user.value())
                .bind("start", slot.start())
                .bind("end", slot.end())
                .add());
        insertions.execute();
    }
}
