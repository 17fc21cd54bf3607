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

/**
 * A mapper of meetings. The participants of a meeting are one column: their ids, with commas between them. Columns are
 * looked up once for each result, since SQLite's driver compares each name with all columns.
 */
final class MeetingMapper implements RowMapper<Meeting> {

    /** The positions of the columns in a result. */
    private record Columns(
            int id,
            int startTime,
            int endTime,
            int createdAt,
            int title,
            int description,
            int location,
            int seriesId,
            int rescheduledFromStart,
            int rescheduledFromEnd,
            int canceledAt,
            int cancellationReason,
            int version,
            int participants) {

        static Columns of(ResultSet rows) throws SQLException {
            return new Columns(
                    rows.findColumn("id"),
                    rows.findColumn("start_time"),
                    rows.findColumn("end_time"),
                    rows.findColumn("created_at"),
                    rows.findColumn("title"),
                    rows.findColumn("description"),
                    rows.findColumn("location"),
                    rows.findColumn("series_id"),
                    rows.findColumn("rescheduled_from_start"),
                    rows.findColumn("rescheduled_from_end"),
                    rows.findColumn("canceled_at"),
                    rows.findColumn("cancellation_reason"),
                    rows.findColumn("version"),
                    rows.findColumn("participants"));
        }
    }

    @Override
    public Meeting map(ResultSet row, StatementContext context) throws SQLException {
        return specialize(row, context).map(row, context);
    }

    @Override
    public RowMapper<Meeting> specialize(ResultSet rows, StatementContext unused) throws SQLException {
        Columns columns = Columns.of(rows);
        return (row, context) -> new Row(row, columns).meeting();
    }

    /** The current row of a result. */
    private record Row(ResultSet row, Columns at) {

        Meeting meeting() throws SQLException {
            return new Meeting(
                    id(text(at.id)),
                    participants(),
                    TimeSlot.of(number(at.startTime), number(at.endTime)),
                    new MeetingDetails(text(at.title), text(at.description), text(at.location)),
                    Optional.ofNullable(text(at.seriesId)).map(Row::id),
                    new Meeting.History(
                            Instant.ofEpochSecond(number(at.createdAt)),
                            rescheduledFrom(),
                            cancellation(),
                            number(at.version)));
        }

        private String text(int column) throws SQLException {
            return row.getString(column);
        }

        private long number(int column) throws SQLException {
            return row.getLong(column);
        }

        private static MeetingId id(String text) {
            return new MeetingId(UUID.fromString(text));
        }

        private SortedSet<UserId> participants() throws SQLException {
            SortedSet<UserId> participants = new TreeSet<>();
            for (String id : text(at.participants).split(",", -1)) {
                participants.add(new UserId(Long.parseLong(id)));
            }
            return participants;
        }

        private Optional<TimeSlot> rescheduledFrom() throws SQLException {
            long start = number(at.rescheduledFromStart);
            return row.wasNull() ? Optional.empty() : Optional.of(TimeSlot.of(start, number(at.rescheduledFromEnd)));
        }

        private Optional<Cancellation> cancellation() throws SQLException {
            long canceledAt = number(at.canceledAt);
            return row.wasNull()
                    ? Optional.empty()
                    : Optional.of(new Cancellation(Instant.ofEpochSecond(canceledAt), text(at.cancellationReason)));
        }
    }
}
