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

/**
 * The rows of some calendars, as they come from the database.
 *
 * <p>What is asked for are the stretches of some users that overlap or abut a window. Those of one user are disjoint, so
 * of all that start before the window only the last can reach it: each query enters the index there, and leaves it at
 * the window's end. However long the history, only what is returned is read.
 */
final class CalendarRows {

    private static final int OPEN = 0;
    private static final int BOOKED = 1;

    private final Map<Long, TimeSlots.Builder> open = new HashMap<>();
    private final Map<Long, TimeSlots.Builder> booked = new HashMap<>();

    /**
     * The query for both kinds of stretches, declared time and meetings.
     *
     * @param stretches the query for one kind, with {@code %1$s} for the table and {@code %2$d} for the number of the
     *     kind; it returns user, number of the kind, start and end, in any order; along an index they come as wanted
     */
    static String query(String stretches) {
        return stretches.formatted("availability", OPEN) + "UNION ALL\n" + stretches.formatted("attendances", BOOKED);
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
