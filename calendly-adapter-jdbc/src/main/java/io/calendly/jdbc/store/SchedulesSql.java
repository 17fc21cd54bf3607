package io.calendly.jdbc.store;

import io.calendly.domain.user.UserId;
import java.util.List;
import java.util.SortedSet;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;

/** The SQL of {@link JdbcSchedules}. Days are days since 1970-01-01; hours are texts, see {@link HoursText}. */
public interface SchedulesSql {

    /**
     * A schedule as a row, without its overrides and travels.
     *
     * @param isDefault 1 if it is the default of the user, otherwise 0
     */
    record Row(
            long userId,
            String name,
            long isDefault,
            String timeZone,
            String weeklyHours,
            @Nullable Long effectiveFrom,
            @Nullable Long effectiveUntil) {}

    /** The key of a schedule. */
    record Key(long userId, String name) {}

    /** An override of a schedule. */
    record OverrideRow(long userId, String name, long day, String hours) {}

    /** A travel of a schedule. */
    record TravelRow(long userId, String name, long fromDay, long untilDay, String timeZone) {}

    /** The name of a schedule, and 1 if it is the default, otherwise 0. */
    record Name(String name, long isDefault) {}

    /**
     * A part of a schedule, as a query returns it. {@link ScheduleParts} puts the parts together.
     *
     * @param kind {@link ScheduleParts#SCHEDULE}, {@link ScheduleParts#OVERRIDE} or {@link ScheduleParts#TRAVEL}
     * @param name the name of the schedule
     * @param first the first day; null if there is none
     * @param last the last day; null if there is none
     * @param timeZone the zone of the schedule or of the travel
     * @param hours the hours of the week or of the override
     */
    record Part(
            int kind,
            String name,
            @Nullable Long first,
            @Nullable Long last,
            @Nullable String timeZone,
            @Nullable String hours) {}

    @SqlQuery
    SortedSet<UserId> having(UserIds ids, String name);

    @SqlQuery("SELECT name, is_default FROM schedules WHERE user_id = :user")
    List<Name> names(UserId user);

    @SqlQuery("""
            SELECT 3 AS kind, s.name, s.effective_from AS first, s.effective_until AS last, s.time_zone,
                   s.weekly_hours AS hours
            FROM schedules s WHERE s.user_id = :user AND s.name = :name
            UNION ALL
            SELECT 4, o.name, o.day, o.day, NULL, o.hours
            FROM schedule_overrides o WHERE o.user_id = :user AND o.name = :name
            UNION ALL
            SELECT 5, t.name, t.from_day, t.until_day, t.time_zone, NULL
            FROM schedule_travels t WHERE t.user_id = :user AND t.name = :name
            """)
    List<Part> find(UserId user, String name);

    @SqlQuery("""
            SELECT 3 AS kind, s.name, s.effective_from AS first, s.effective_until AS last, s.time_zone,
                   s.weekly_hours AS hours
            FROM schedules s WHERE s.user_id = :user
            UNION ALL
            SELECT 4, o.name, o.day, o.day, NULL, o.hours FROM schedule_overrides o WHERE o.user_id = :user
            UNION ALL
            SELECT 5, t.name, t.from_day, t.until_day, t.time_zone, NULL
            FROM schedule_travels t WHERE t.user_id = :user
            """)
    List<Part> all(UserId user);

    /** Makes room for a default: other schedules of its user are not the default any more. */
    @SqlWrite
    void retireDefault(List<Row> rows);

    @SqlWrite
    void put(List<Row> rows);

    @SqlWrite
    void deleteOverrides(List<Key> rows);

    @SqlWrite
    void insertOverrides(List<OverrideRow> rows);

    @SqlWrite
    void deleteTravels(List<Key> rows);

    @SqlWrite
    void insertTravels(List<TravelRow> rows);

    /** Deletes schedules with their overrides and travels. */
    @SqlWrite
    void delete(List<Key> rows);
}
