package io.calendly.jdbc.store;

import io.calendly.domain.meeting.Meeting;
import io.calendly.domain.meeting.MeetingId;
import io.calendly.domain.user.UserId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;

/**
 * The SQL of {@link JdbcMeetings}. {@code <meeting>} stands for the columns of a meeting, which are spelled once per
 * database, in {@code columns.sql}.
 */
public interface MeetingsSql {

    /** A meeting as a row, without its participants. */
    record Row(
            UUID id,
            long startTime,
            long endTime,
            long createdAt,
            String title,
            String description,
            String location,
            @Nullable UUID seriesId,
            @Nullable Long rescheduledFromStart,
            @Nullable Long rescheduledFromEnd,
            @Nullable Long canceledAt,
            String cancellationReason,
            long version) {}

    /**
     * A participant of a meeting. The times and the state are those of the meeting, for the index.
     *
     * @param canceled 1 if the meeting is canceled, 0 if it takes place
     */
    record Participant(UUID meetingId, long userId, long startTime, long endTime, long canceled) {}

    /**
     * A page of meetings.
     *
     * @param start the start of the window
     * @param end the end of the window
     * @param scheduled 1 if scheduled meetings are wanted, otherwise 0
     * @param canceled 1 if canceled meetings are wanted, otherwise 0
     * @param afterStart the start of the last meeting of the page before
     * @param afterId the id of that meeting
     * @param max the maximum number of meetings
     */
    record Page(long start, long end, int scheduled, int canceled, long afterStart, MeetingId afterId, int max) {}

    @SqlQuery("SELECT <meeting> FROM meetings m WHERE m.id = :id")
    Optional<Meeting> find(MeetingId id);

    @SqlQuery("""
            SELECT <meeting> FROM meetings m
            WHERE m.series_id = :series AND m.start_time >= :start AND m.canceled_at IS NULL
            ORDER BY m.start_time, m.id
            """)
    List<Meeting> ofSeries(MeetingId series, long start);

    @SqlQuery
    List<Meeting> page(@BindMethods Page page);

    @SqlQuery
    List<Meeting> pageOfUser(UserId user, @BindMethods Page page);

    @SqlWrite
    void insert(List<Row> rows);

    @SqlWrite
    void insertParticipants(List<Participant> rows);

    @SqlWrite
    void update(List<Row> rows);

    @SqlWrite
    void updateParticipants(List<Participant> rows);
}
