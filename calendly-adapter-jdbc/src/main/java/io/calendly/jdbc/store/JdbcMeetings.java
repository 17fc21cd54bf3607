package io.calendly.jdbc.store;

import io.calendly.domain.meeting.Cancellation;
import io.calendly.domain.meeting.Meeting;
import io.calendly.domain.meeting.Meeting.Status;
import io.calendly.domain.meeting.MeetingId;
import io.calendly.domain.time.TimeSlot;
import io.calendly.ports.Meetings;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

record JdbcMeetings(JdbcAccess access) implements Meetings {

    /** The position before all meetings. */
    private static final Position FIRST = new Position(-1, new MeetingId(new UUID(0, 0)));

    private <T> T read(Function<MeetingsSql, T> query) {
        return access.read(MeetingsSql.class, query);
    }

    @Override
    public void add(Collection<Meeting> meetings) {
        List<MeetingsSql.Row> rows = meetings.stream().map(JdbcMeetings::row).toList();
        List<MeetingsSql.Participant> participants =
                meetings.stream().flatMap(JdbcMeetings::participants).toList();
        access.writing().write(MeetingsSql.class, sql -> {
            sql.insert(rows);
            sql.insertParticipants(participants);
        });
    }

    @Override
    public void update(Collection<Change> changes) {
        List<MeetingsSql.Row> rows =
                changes.stream().map(change -> row(change.after())).toList();
        List<MeetingsSql.Participant> participants = changes.stream()
                .filter(change -> !change.before().slot().equals(change.after().slot())
                        || change.before().status() != change.after().status())
                .flatMap(change -> participants(change.after()))
                .toList();
        access.writing().write(MeetingsSql.class, sql -> {
            sql.update(rows);
            sql.updateParticipants(participants);
        });
    }

    private static MeetingsSql.Row row(Meeting meeting) {
        return new MeetingsSql.Row(
                meeting.id().value(),
                meeting.slot().start(),
                meeting.slot().end(),
                meeting.createdAt().getEpochSecond(),
                meeting.details().title(),
                meeting.details().description(),
                meeting.details().location(),
                meeting.series().map(MeetingId::value).orElse(null),
                meeting.rescheduledFrom().map(TimeSlot::start).orElse(null),
                meeting.rescheduledFrom().map(TimeSlot::end).orElse(null),
                meeting.cancellation().map(each -> each.at().getEpochSecond()).orElse(null),
                meeting.cancellation().map(Cancellation::reason).orElse(""),
                meeting.version());
    }

    private static Stream<MeetingsSql.Participant> participants(Meeting meeting) {
        return meeting.attendees().stream()
                .map(user -> new MeetingsSql.Participant(
                        meeting.id().value(),
                        user.value(),
                        meeting.slot().start(),
                        meeting.slot().end(),
                        meeting.status() == Status.CANCELED ? 1 : 0));
    }

    @Override
    public Optional<Meeting> find(MeetingId id) {
        return read(sql -> sql.find(id));
    }

    @Override
    public List<Meeting> page(Filter filter, Optional<Position> after, int max) {
        MeetingsSql.Page page = new MeetingsSql.Page(
                filter.window().start(),
                filter.window().end(),
                wants(filter, Status.SCHEDULED),
                wants(filter, Status.CANCELED),
                after.orElse(FIRST).start(),
                after.orElse(FIRST).id(),
                max);
        return read(sql -> filter.user().map(user -> sql.pageOfUser(user, page)).orElseGet(() -> sql.page(page)));
    }

    private static int wants(Filter filter, Status status) {
        return filter.status().orElse(status) == status ? 1 : 0;
    }

    @Override
    public List<Meeting> ofSeries(MeetingId series, long start) {
        return read(sql -> sql.ofSeries(series, start));
    }
}
