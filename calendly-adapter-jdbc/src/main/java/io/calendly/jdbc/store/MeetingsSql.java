package io.calendly.jdbc.store;

import io.calendly.domain.meeting.MeetingId;
import io.calendly.domain.user.UserId;
import io.calendly.ports.NamedMeeting;
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

    /**
     * A meeting as a row, without its participants.
     *
     * @param eventTypeId the event type by which it was booked; null if it was not
     */
    record Row(
            UUID id,
            long startTime,
            long endTime,
            long createdAt,
            String title,
            String description,
            String location,
            @Nullable UUID seriesId,
            String seriesTimeZone,
            @Nullable Long rescheduledFromStart,
            @Nullable Long rescheduledFromEnd,
            @Nullable Long canceledAt,
            String cancellationReason,
            long version,
            @Nullable UUID eventTypeId,
            long bufferBefore,
            long bufferAfter) {}

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
    Optional<NamedMeeting> find(MeetingId id);

    @SqlQuery("""
            SELECT <meeting> FROM meetings m
            WHERE m.series_id = :series AND m.start_time >= :start AND m.canceled_at IS NULL
            ORDER BY m.start_time, m.id
            """)
    List<NamedMeeting> ofSeries(MeetingId series, long start);

    @SqlQuery
    List<NamedMeeting> page(@BindMethods Page page);

    @SqlQuery
    List<NamedMeeting> pageOfUser(UserId user, @BindMethods Page page);

    /** Returns a page of a series: of the meetings of one user if {@code anyUser} is 0, of all users if it is 1. */
    @SqlQuery
    List<NamedMeeting> pageOfSeries(MeetingId series, int anyUser, UserId user, @BindMethods Page page);

    @SqlQuery("""
            SELECT count(*) FROM participants s
            WHERE s.user_id = :user AND s.canceled = 0
              AND s.start_time >= coalesce((SELECT max(p.start_time) FROM participants p
                                            WHERE p.user_id = :user AND p.canceled = 0 AND p.start_time < :start), :start)
              AND s.start_time < :end AND s.end_time > :start
            """)
    long countOverlapping(UserId user, long start, long end);

    @SqlWrite
    void insert(List<Row> rows);

    @SqlWrite
    void insertParticipants(List<Participant> rows);

    @SqlWrite
    void update(List<Row> rows);

    @SqlWrite
    void deleteParticipants(List<Participant> rows);

    @SqlWrite
    void updateParticipants(List<Participant> rows);
}
