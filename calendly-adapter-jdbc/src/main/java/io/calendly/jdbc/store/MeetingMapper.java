package io.calendly.jdbc.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.calendly.domain.availability.Buffers;
import io.calendly.domain.meeting.BookedTerms;
import io.calendly.domain.meeting.Cancellation;
import io.calendly.domain.meeting.Meeting;
import io.calendly.domain.meeting.MeetingDetails;
import io.calendly.domain.meeting.MeetingId;
import io.calendly.domain.meeting.Series;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.user.UserId;
import io.calendly.ports.NamedMeeting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * A mapper of meetings. The participants of a meeting are one column: an object of JSON with their names by id. Columns
 * are looked up once for each result, since SQLite's driver compares each name with all columns.
 */
final class MeetingMapper implements RowMapper<NamedMeeting> {

    /** Does not keep the names of fields, since these are ids of users. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();

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
            int seriesTimeZone,
            int rescheduledFromStart,
            int rescheduledFromEnd,
            int canceledAt,
            int cancellationReason,
            int version,
            int eventTypeId,
            int bufferBefore,
            int bufferAfter,
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
                    rows.findColumn("series_time_zone"),
                    rows.findColumn("rescheduled_from_start"),
                    rows.findColumn("rescheduled_from_end"),
                    rows.findColumn("canceled_at"),
                    rows.findColumn("cancellation_reason"),
                    rows.findColumn("version"),
                    rows.findColumn("event_type_id"),
                    rows.findColumn("buffer_before"),
                    rows.findColumn("buffer_after"),
                    rows.findColumn("participants"));
        }
    }

    @Override
    public NamedMeeting map(ResultSet row, StatementContext context) throws SQLException {
        return specialize(row, context).map(row, context);
    }

    @Override
    public RowMapper<NamedMeeting> specialize(ResultSet rows, StatementContext unused) throws SQLException {
        Columns columns = Columns.of(rows);
        return (row, context) -> new Row(row, columns).meeting();
    }

    /** The current row of a result. */
    private record Row(ResultSet row, Columns at) {

        NamedMeeting meeting() throws SQLException {
            SortedMap<UserId, String> names = names();
            Meeting meeting = new Meeting(
                    id(text(at.id)),
                    new TreeSet<>(names.keySet()),
                    TimeSlot.of(number(at.startTime), number(at.endTime)),
                    new MeetingDetails(text(at.title), text(at.description), text(at.location)),
                    series(),
                    booked(),
                    new Meeting.History(
                            Instant.ofEpochSecond(number(at.createdAt)),
                            rescheduledFrom(),
                            cancellation(),
                            number(at.version)));
            return new NamedMeeting(meeting, names);
        }

        private Optional<Series> series() throws SQLException {
            String id = text(at.seriesId);
            return id == null ? Optional.empty() : Optional.of(new Series(id(id), text(at.seriesTimeZone)));
        }

        private Optional<BookedTerms> booked() throws SQLException {
            String eventType = text(at.eventTypeId);
            return eventType == null
                    ? Optional.empty()
                    : Optional.of(new BookedTerms(
                            UUID.fromString(eventType),
                            new Buffers(row.getInt(at.bufferBefore), row.getInt(at.bufferAfter))));
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

        private SortedMap<UserId, String> names() throws SQLException {
            SortedMap<UserId, String> names = new TreeMap<>();
            try (JsonParser json = JSON.createParser(text(at.participants))) {
                json.nextToken();
                while (json.nextToken() == JsonToken.FIELD_NAME) {
                    UserId user = new UserId(Long.parseLong(json.currentName()));
                    names.put(user, json.nextTextValue());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return names;
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
