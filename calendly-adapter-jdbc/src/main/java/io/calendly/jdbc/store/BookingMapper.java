package io.calendly.jdbc.store;

import io.calendly.domain.booking.Booking;
import io.calendly.domain.booking.BookingId;
import io.calendly.domain.booking.Invitee;
import io.calendly.domain.eventtype.EventTypeId;
import io.calendly.domain.meeting.Cancellation;
import io.calendly.domain.meeting.MeetingId;
import io.calendly.domain.time.TimeSlot;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** A mapper of bookings. */
final class BookingMapper implements RowMapper<Booking> {

    @Override
    public Booking map(ResultSet row, StatementContext context) throws SQLException {
        return booking(row);
    }

    static Booking booking(ResultSet row) throws SQLException {
        return new Booking(
                new BookingId(id(row, "id")),
                new EventTypeId(id(row, "event_type_id")),
                new MeetingId(id(row, "meeting_id")),
                TimeSlot.of(row.getLong("start_time"), row.getLong("end_time")),
                party(row),
                Booking.Status.valueOf(row.getString("status")),
                row.getString("token_hash"),
                new Booking.History(
                        Instant.ofEpochSecond(row.getLong("created_at")),
                        rescheduledFrom(row),
                        ending(row),
                        row.getLong("version")));
    }

    private static UUID id(ResultSet row, String column) throws SQLException {
        return UUID.fromString(row.getString(column));
    }

    private static Booking.Party party(ResultSet row) throws SQLException {
        return new Booking.Party(
                new Invitee(
                        row.getString("invitee_name"),
                        row.getString("invitee_email"),
                        row.getString("invitee_time_zone")),
                BookingJson.guests(ValueJson.parse(row.getString("guests"))),
                BookingJson.answers(ValueJson.parse(row.getString("answers"))));
    }

    private static Optional<TimeSlot> rescheduledFrom(ResultSet row) throws SQLException {
        long start = row.getLong("rescheduled_from_start");
        return row.wasNull() ? Optional.empty() : Optional.of(TimeSlot.of(start, row.getLong("rescheduled_from_end")));
    }

    private static Optional<Cancellation> ending(ResultSet row) throws SQLException {
        long at = row.getLong("ended_at");
        return row.wasNull()
                ? Optional.empty()
                : Optional.of(new Cancellation(Instant.ofEpochSecond(at), row.getString("ended_reason")));
    }
}
