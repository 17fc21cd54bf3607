package io.calendly.jdbc.store;

import io.calendly.domain.availability.StoredTime;
import io.calendly.domain.time.TimeSlots;
import io.calendly.domain.user.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The rows of the query for users' time, with the columns {@code user_id}, {@code kind}, {@code start_time} and
 * {@code end_time}.
 *
 * <p>The query returns the slots of some users that overlap or abut a window. Those of one kind and user are disjoint, so
 * of all that start before the window only the last can reach it: the query enters the index there, and leaves it at the
 * end of the window. However long the history, it reads only what it returns.
 */
final class TimeRows {

    /** The kind of declared time; occupied time has 1. A number, because there may be thousands of rows. */
    private static final int DECLARED = 0;

    private final Map<Long, TimeSlots.Builder> declared = new HashMap<>();
    private final Map<Long, TimeSlots.Builder> occupied = new HashMap<>();

    /** Adds all rows of a result, and closes it. The columns are looked up once, not for each of thousands of rows. */
    void addAll(ResultSet rows) throws SQLException {
        try (rows) {
            int user = rows.findColumn("user_id");
            int kind = rows.findColumn("kind");
            int start = rows.findColumn("start_time");
            int end = rows.findColumn("end_time");
            while (rows.next()) {
                (rows.getInt(kind) == DECLARED ? declared : occupied)
                        .computeIfAbsent(rows.getLong(user), id -> TimeSlots.builder())
                        .add(rows.getLong(start), rows.getLong(end));
            }
        }
    }

    /** Returns the time of the users, in the order given. */
    List<StoredTime> of(Collection<UserId> users) {
        return users.stream()
                .map(user -> new StoredTime(user, slots(user, declared), slots(user, occupied)))
                .toList();
    }

    private static TimeSlots slots(UserId user, Map<Long, TimeSlots.Builder> builders) {
        TimeSlots.Builder builder = builders.get(user.value());
        return builder == null ? TimeSlots.empty() : builder.build();
    }
}
