package io.calendly.jdbc.store;

import io.calendly.domain.schedule.TimeOff;
import io.calendly.domain.schedule.TimeOffId;
import io.calendly.domain.user.UserId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;

/** The SQL of {@link JdbcTimeOffEntries}. Time off has the columns that {@link TimeOffMapper} reads. */
public interface TimeOffSql {

    /**
     * Time off as a row.
     *
     * @param fromDay the first day since 1970-01-01; null if the time off is the slot of its reach
     * @param untilDay the last day; null as the first
     * @param timeZone the zone of the days; null as they are
     */
    record Row(
            UUID id,
            long userId,
            long reachStart,
            long reachEnd,
            @Nullable Long fromDay,
            @Nullable Long untilDay,
            @Nullable String timeZone,
            String reason) {}

    /** The id of time off to remove. */
    record Removal(UUID id) {}

    /**
     * A page of time off.
     *
     * @param start the start of the window
     * @param end the end of the window
     * @param afterStart the start of the reach of the last entry of the page before
     * @param afterId the id of that entry
     * @param max the maximum number of entries
     */
    record Page(long start, long end, long afterStart, TimeOffId afterId, int max) {}

    @SqlQuery("""
            SELECT id, coalesce(from_day, reach_start) AS first, coalesce(until_day, reach_end) AS last, time_zone, reason
            FROM time_off WHERE id = :id AND user_id = :user
            """)
    Optional<TimeOff> find(UserId user, TimeOffId id);

    @SqlQuery
    List<TimeOff> page(UserId user, @BindMethods Page page);

    @SqlQuery("SELECT count(*) FROM time_off WHERE user_id = :user AND reach_end > :time")
    long countEndingAfter(UserId user, long time);

    @SqlWrite
    void add(List<Row> rows);

    @SqlWrite
    void remove(List<Removal> rows);
}
