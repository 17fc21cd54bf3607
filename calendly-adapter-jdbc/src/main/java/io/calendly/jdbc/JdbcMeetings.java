package io.calendly.jdbc;

import io.calendly.domain.meeting.Meeting;
import io.calendly.domain.meeting.MeetingId;
import io.calendly.domain.refusal.Refusal;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.user.UserId;
import io.calendly.ports.Meetings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;

final class JdbcMeetings implements Meetings {

    /** As for calendars, the index is entered at the last meeting that starts before the window. */
    private static final String OVERLAPPING = """
            SELECT m.id, m.start_time, m.end_time, m.created_at, everyone.user_id
            FROM attendances own
            JOIN meetings m ON m.id = own.meeting_id
            JOIN attendances everyone ON everyone.meeting_id = own.meeting_id
            WHERE own.user_id = :user
              AND own.start_time >= coalesce((SELECT max(p.start_time) FROM attendances p
                                              WHERE p.user_id = :user AND p.start_time < :start), :start)
              AND own.start_time < :end
              AND own.end_time > :start
            ORDER BY m.start_time, everyone.user_id
            """;

    private final JdbcStores stores;

    JdbcMeetings(JdbcStores stores) {
        this.stores = stores;
    }

    @Override
    public void add(Meeting meeting) {
        Handle handle = stores.writing();
        stores.guarded(
                () -> stores.dialect().insertMeeting(handle, meeting),
                () -> new Refusal.NotFree(meeting.slot(), Map.of()));
    }

    @Override
    public List<Meeting> overlapping(UserId user, TimeSlot window) {
        Map<UUID, Row> rows = stores.reading()
                .createQuery(OVERLAPPING)
                .bind("user", user.value())
                .bind("start", window.start())
                .bind("end", window.end())
                .reduceRows(new LinkedHashMap<>(), JdbcMeetings::collect);
        List<Meeting> meetings = new ArrayList<>(rows.size());
        rows.forEach((id, row) ->
                meetings.add(new Meeting(new MeetingId(id), row.attendees(), row.slot(), row.createdAt())));
        return meetings;
    }

    private static Map<UUID, Row> collect(Map<UUID, Row> rows, RowView view) {
        rows.computeIfAbsent(UUID.fromString(view.getColumn("id", String.class)), id -> Row.of(view))
                .attendees()
                .add(new UserId(view.getColumn("user_id", Long.class)));
        return rows;
    }

    private record Row(TimeSlot slot, Instant createdAt, SortedSet<UserId> attendees) {

        static Row of(RowView view) {
            return new Row(
                    TimeSlot.of(view.getColumn("start_time", Long.class), view.getColumn("end_time", Long.class)),
                    Instant.ofEpochSecond(view.getColumn("created_at", Long.class)),
                    new TreeSet<>());
        }
    }
}
