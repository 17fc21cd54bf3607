package io.calendly.jdbc;

import io.calendly.domain.meeting.Cancellation;
import io.calendly.domain.meeting.Meeting;
import io.calendly.domain.meeting.MeetingDetails;
import io.calendly.domain.meeting.MeetingId;
import io.calendly.domain.meeting.MeetingRefusal;
import io.calendly.domain.refusal.RefusedException;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.user.UserId;
import io.calendly.ports.Meetings;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;

final class JdbcMeetings implements Meetings {

    private static final String SELECT = """
            SELECT m.id, m.start_time, m.end_time, m.created_at, m.title, m.description, m.location, m.series_id,
                   m.rescheduled_from_start, m.rescheduled_from_end, m.canceled_at, m.cancellation_reason, m.version,
                   e.user_id
            """;

    private static final String IN_ORDER = "ORDER BY m.start_time, m.id, e.user_id";

    private static final String BY_ID = SELECT + """
            FROM meetings m
            JOIN (SELECT user_id FROM attendances WHERE meeting_id = %1$s
                  UNION ALL
                  SELECT user_id FROM canceled_attendances WHERE meeting_id = %1$s) e ON TRUE
            WHERE m.id = %1$s
            """ + IN_ORDER;

    private static final String OF_SERIES = SELECT + """
            FROM meetings m
            JOIN attendances e ON e.meeting_id = m.id
            WHERE m.series_id = %1$s AND m.start_time >= :start AND m.canceled_at IS NULL
            """ + IN_ORDER;

    /**
     * As for calendars, the index is entered at the last meeting that starts before the window. The rest of the page
     * begins past the place where the last one ended.
     */
    private static final String SCHEDULED_OF_USER = """
            SELECT meeting_id FROM attendances
            WHERE user_id = :user
              AND start_time >= coalesce((SELECT max(p.start_time) FROM attendances p
                                          WHERE p.user_id = :user AND p.start_time < :start), :start)
              AND start_time < :end
              AND end_time > :start
              AND start_time >= :afterStart
              AND (start_time, meeting_id) > (:afterStart, %1$s)
            ORDER BY start_time
            LIMIT :most
            """;

    /** Canceled meetings may overlap each other, so the index is entered where the longest meeting could begin. */
    private static final String FROM_LONGEST_ON = """
              AND start_time >= :start - coalesce((SELECT end_time - start_time FROM meetings
                                                   ORDER BY end_time - start_time DESC LIMIT 1), 0)
              AND start_time < :end
              AND end_time > :start
            """;

    private static final String CANCELED_OF_USER = """
            SELECT meeting_id FROM canceled_attendances
            WHERE user_id = :user
            """ + FROM_LONGEST_ON + """
              AND start_time >= :afterStart
              AND (start_time, meeting_id) > (:afterStart, %1$s)
            ORDER BY start_time, meeting_id
            LIMIT :most
            """;

    private static final String OF_EVERYONE = """
            SELECT id AS meeting_id FROM meetings
            WHERE canceled_at IS %2$s
            """ + FROM_LONGEST_ON + """
              AND start_time >= :afterStart
              AND (start_time, id) > (:afterStart, %1$s)
            ORDER BY start_time, id
            LIMIT :most
            """;

    private static final Position FIRST = new Position(-1, new MeetingId(new UUID(0, 0)));

    private final JdbcStores stores;

    JdbcMeetings(JdbcStores stores) {
        this.stores = stores;
    }

    @Override
    public void add(Meeting meeting) {
        Handle handle = stores.writing();
        stores.guarded(
                () -> {
                    stores.dialect().insertMeeting(handle, meeting);
                    return meeting;
                },
                () -> new RefusedException(new MeetingRefusal.NotFree(meeting.slot(), Collections.emptySortedMap())));
    }

    @Override
    public Optional<Meeting> find(MeetingId id) {
        Query query = stores.reading().createQuery(BY_ID.formatted(uuid("id"))).bind("id", id.toString());
        return read(query).stream().findFirst();
    }

    private String uuid(String parameter) {
        return stores.dialect().uuid(":" + parameter);
    }

    @Override
    public void update(Meeting before, Meeting after) {
        Handle handle = stores.writing();
        handle.createUpdate("""
                        UPDATE meetings
                        SET start_time = :start, end_time = :end, title = :title, description = :description,
                            location = :location, rescheduled_from_start = :fromStart, rescheduled_from_end = :fromEnd,
                            canceled_at = :canceledAt, cancellation_reason = :reason, version = :version
                        WHERE id = %s
                        """.formatted(uuid("id")))
                .bind("id", after.id().toString())
                .bind("start", after.slot().start())
                .bind("end", after.slot().end())
                .bind("title", after.details().title())
                .bind("description", after.details().description())
                .bind("location", after.details().location())
                .bind("fromStart", after.rescheduledFrom().map(TimeSlot::start).orElse(null))
                .bind("fromEnd", after.rescheduledFrom().map(TimeSlot::end).orElse(null))
                .bind(
                        "canceledAt",
                        after.cancellation().map(c -> c.at().getEpochSecond()).orElse(null))
                .bind("reason", after.cancellation().map(Cancellation::reason).orElse(""))
                .bind("version", after.version())
                .execute();
        if (after.status() != before.status()) {
            moveAttendances(handle, after);
        } else if (!after.slot().equals(before.slot())) {
            replaceAttendances(handle, after);
        }
    }

    private void moveAttendances(Handle handle, Meeting canceled) {
        handle.createUpdate("INSERT INTO canceled_attendances (meeting_id, user_id, start_time, end_time) "
                        + "SELECT meeting_id, user_id, start_time, end_time FROM attendances WHERE meeting_id = "
                        + uuid("id"))
                .bind("id", canceled.id().toString())
                .execute();
        deleteAttendances(handle, canceled);
    }

    private void replaceAttendances(Handle handle, Meeting rescheduled) {
        deleteAttendances(handle, rescheduled);
        PreparedBatch attendances = handle.prepareBatch("INSERT INTO attendances "
                + "(meeting_id, user_id, start_time, end_time) VALUES (" + uuid("id") + ", :user, :start, :end)");
        for (UserId attendee : rescheduled.attendees()) {
            attendances
                    .bind("id", rescheduled.id().toString())
                    .bind("user", attendee.value())
                    .bind("start", rescheduled.slot().start())
                    .bind("end", rescheduled.slot().end())
                    .add();
        }
        stores.guarded(
                attendances::execute,
                () -> new RefusedException(
                        new MeetingRefusal.NotFree(rescheduled.slot(), Collections.emptySortedMap())));
    }

    private void deleteAttendances(Handle handle, Meeting meeting) {
        handle.createUpdate("DELETE FROM attendances WHERE meeting_id = " + uuid("id"))
                .bind("id", meeting.id().toString())
                .execute();
    }

    @Override
    public List<Meeting> overlapping(UserId user, TimeSlot window) {
        Filter filter = new Filter(Optional.of(user), window, Optional.of(Meeting.Status.SCHEDULED));
        return page(filter, Optional.empty(), Integer.MAX_VALUE);
    }

    @Override
    public List<Meeting> page(Filter filter, Optional<Position> after, int most) {
        if (filter.status().isPresent()) {
            return page(filter, filter.status().get(), after.orElse(FIRST), most);
        }
        List<Meeting> either = new ArrayList<>();
        for (Meeting.Status status : Meeting.Status.values()) {
            either.addAll(page(filter, status, after.orElse(FIRST), most));
        }
        either.sort(Comparator.comparingLong((Meeting meeting) -> meeting.slot().start())
                .thenComparing(meeting -> meeting.id().toString()));
        return either.subList(0, Math.min(most, either.size()));
    }

    private List<Meeting> page(Filter filter, Meeting.Status status, Position after, int most) {
        boolean canceled = status == Meeting.Status.CANCELED;
        String chosen = filter.user().isEmpty()
                ? OF_EVERYONE.formatted(uuid("afterId"), canceled ? "NOT NULL" : "NULL")
                : (canceled ? CANCELED_OF_USER : SCHEDULED_OF_USER).formatted(uuid("afterId"));
        Query query = stores.reading()
                .createQuery(SELECT + "FROM (" + chosen + ") chosen JOIN meetings m ON m.id = chosen.meeting_id JOIN "
                        + (canceled ? "canceled_attendances" : "attendances") + " e ON e.meeting_id = m.id "
                        + IN_ORDER)
                .bind("start", filter.window().start())
                .bind("end", filter.window().end())
                .bind("afterStart", after.start())
                .bind("afterId", after.id().toString())
                .bind("most", most);
        filter.user().ifPresent(user -> query.bind("user", user.value()));
        return read(query);
    }

    @Override
    public List<Meeting> ofSeries(MeetingId series, long start) {
        return read(stores.reading()
                .createQuery(OF_SERIES.formatted(uuid("series")))
                .bind("series", series.toString())
                .bind("start", start));
    }

    private static List<Meeting> read(Query query) {
        return query.scanResultSet((result, context) -> meetings(result.get()));
    }

    /** Rows of one meeting, one for each attendee, follow each other. */
    private static List<Meeting> meetings(ResultSet rows) throws SQLException {
        List<Meeting> meetings = new ArrayList<>();
        boolean more = rows.next();
        while (more) {
            String id = rows.getString(1);
            SortedSet<UserId> attendees = new TreeSet<>();
            Row row = Row.of(rows);
            while (more && rows.getString(1).equals(id)) {
                attendees.add(new UserId(rows.getLong(14)));
                more = rows.next();
            }
            meetings.add(row.with(attendees));
        }
        return meetings;
    }

    /** A meeting but for its attendees. */
    private record Row(
            MeetingId id, TimeSlot slot, MeetingDetails details, Optional<MeetingId> series, Meeting.History history) {

        static Row of(ResultSet row) throws SQLException {
            long rescheduledFrom = row.getLong(9);
            boolean rescheduled = !row.wasNull();
            long canceledAt = row.getLong(11);
            boolean canceled = !row.wasNull();
            return new Row(
                    id(row.getString(1)),
                    TimeSlot.of(row.getLong(2), row.getLong(3)),
                    new MeetingDetails(row.getString(5), row.getString(6), row.getString(7)),
                    Optional.ofNullable(row.getString(8)).map(Row::id),
                    new Meeting.History(
                            Instant.ofEpochSecond(row.getLong(4)),
                            rescheduled ? Optional.of(TimeSlot.of(rescheduledFrom, row.getLong(10))) : Optional.empty(),
                            canceled
                                    ? Optional.of(
                                            new Cancellation(Instant.ofEpochSecond(canceledAt), row.getString(12)))
                                    : Optional.empty(),
                            row.getLong(13)));
        }

        private static MeetingId id(String text) {
            return new MeetingId(UUID.fromString(text));
        }

        Meeting with(SortedSet<UserId> attendees) {
            return new Meeting(id, attendees, slot, details, series, history);
        }
    }
}
