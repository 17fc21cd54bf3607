package io.calendly.jdbc.store;

import io.calendly.domain.schedule.DateRange;
import io.calendly.domain.schedule.TimeOff;
import io.calendly.domain.schedule.TimeOffId;
import io.calendly.domain.time.TimeSlot;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** A mapper of time off. */
final class TimeOffMapper implements RowMapper<TimeOff> {

    @Override
    public TimeOff map(ResultSet row, StatementContext context) throws SQLException {
        return timeOff(
                row.getString("id"),
                row.getLong("first"),
                row.getLong("last"),
                row.getString("time_zone"),
                row.getString("reason"));
    }

    /**
     * Returns the time off of a row.
     *
     * @param first the first day if there is a zone, otherwise the start
     * @param last the last day if there is a zone, otherwise the end
     * @param timeZone the zone of the days; null if the time off is a slot
     */
    static TimeOff timeOff(String id, long first, long last, @Nullable String timeZone, String reason) {
        TimeOff.Extent extent = timeZone == null
                ? new TimeOff.Instants(TimeSlot.of(first, last))
                : new TimeOff.Dates(new DateRange(LocalDate.ofEpochDay(first), LocalDate.ofEpochDay(last)), timeZone);
        return new TimeOff(new TimeOffId(UUID.fromString(id)), extent, reason);
    }
}
