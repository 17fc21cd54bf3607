package io.calendly.jdbc.store;

import io.calendly.domain.meeting.Cancellation;
import io.calendly.domain.meeting.Meeting;
import io.calendly.domain.meeting.MeetingDetails;
import io.calendly.domain.meeting.MeetingId;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.user.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** A mapper of meetings. The participants of a meeting are one column: their ids, with commas between them. */
final class MeetingMapper implements RowMapper<Meeting> {

    @Override
    public Meeting map(ResultSet row, StatementContext context) throws SQLException {
        return new Meeting(
                id(row.getString("id")),
                participants(row.getString("participants")),
                TimeSlot.of(row.getLong("start_time"), row.getLong("end_time")),
                new MeetingDetails(row.getString("title"), row.getString("description"), row.getString("location")),
                Optional.ofNullable(row.getString("series_id")).map(MeetingMapper::id),
                new Meeting.History(
                        Instant.ofEpochSecond(row.getLong("created_at")),
                        rescheduledFrom(row),
                        cancellation(row),
                        row.getLong("version")));
    }

    private static MeetingId id(String text) {
        return new MeetingId(UUID.fromString(text));
    }

    private static SortedSet<UserId> participants(String ids) {
        SortedSet<UserId> participants = new TreeSet<>();
        for (String id : ids.split(",", -1)) {
            participants.add(new UserId(Long.parseLong(id)));
        }
        return participants;
    }

    private static Optional<TimeSlot> rescheduledFrom(ResultSet row) throws SQLException {
        long start = row.getLong("rescheduled_from_start");
        return row.wasNull() ? Optional.empty() : Optional.of(TimeSlot.of(start, row.getLong("rescheduled_from_end")));
    }

    private static Optional<Cancellation> cancellation(ResultSet row) throws SQLException {
        long at = row.getLong("canceled_at");
        return row.wasNull()
                ? Optional.empty()
                : Optional.of(new Cancellation(Instant.ofEpochSecond(at), row.getString("cancellation_reason")));
    }
}
