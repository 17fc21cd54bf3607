package io.calendly.jdbc;

import io.calendly.domain.availability.AvailabilityCalendar;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import io.calendly.domain.user.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/** The rows of some calendars, as they come from the database, and the query that they come from. */
final class CalendarRows {

    private static final int OPEN = 0;
    private static final int BOOKED = 1;

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
            WHERE u.id %3$s
            """;

    private final Map<Long, TimeSlots.Builder> open = new HashMap<>();
    private final Map<Long, TimeSlots.Builder> booked = new HashMap<>();

    /**
     * The query for the calendars of some users around a window.
     *
     * @param amongUsers a condition on an id, such as {@code IN (…)}
     * @return SQL with the parameters {@code :start} and {@code :end}
     */
    static String query(String amongUsers) {
        return AROUND_WINDOW.formatted("availability", OPEN, amongUsers)
                + "UNION ALL\n"
                + AROUND_WINDOW.formatted("attendances", BOOKED, amongUsers)
                + "ORDER BY 1, 2, 3";
    }

    /** Takes in all rows of the query's result, and closes it. */
    CalendarRows addAll(ResultSet result) throws SQLException {
        try (result) {
            while (result.next()) {
                (result.getInt(2) == OPEN ? open : booked)
                        .computeIfAbsent(result.getLong(1), user -> TimeSlots.builder())
                        .add(result.getLong(3), result.getLong(4));
            }
        }
        return this;
    }

    /** The calendars of the users, by ascending id. */
    List<AvailabilityCalendar> calendars(SortedSet<UserId> users, TimeSlot window) {
        List<AvailabilityCalendar> calendars = new ArrayList<>(users.size());
        for (UserId user : users) {
            calendars.add(AvailabilityCalendar.of(user, window, slots(user, open), slots(user, booked)));
        }
        return calendars;
    }

    private static TimeSlots slots(UserId user, Map<Long, TimeSlots.Builder> builders) {
        TimeSlots.Builder builder = builders.get(user.value());
        return builder == null ? TimeSlots.empty() : builder.build();
    }
}
