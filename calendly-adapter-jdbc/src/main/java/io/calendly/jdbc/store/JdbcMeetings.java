package io.calendly.jdbc.store;

import io.calendly.domain.availability.Buffers;
import io.calendly.domain.meeting.BookedTerms;
import io.calendly.domain.meeting.Cancellation;
import io.calendly.domain.meeting.Meeting;
import io.calendly.domain.meeting.Meeting.Status;
import io.calendly.domain.meeting.MeetingId;
import io.calendly.domain.meeting.Series;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.user.UserId;
import io.calendly.ports.Meetings;
import io.calendly.ports.NamedMeeting;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

record JdbcMeetings(JdbcAccess access) implements Meetings {

    /** The position before all meetings. */
    private static final Position FIRST = new Position(-1, new MeetingId(new UUID(0, 0)));

    /** A user for statements that do not look at it. */
    private static final UserId ANY_USER = new UserId(0);

    /** The time zone of a meeting that does not recur, which nothing reads. */
    private static final String NO_ZONE = "UTC";

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
        List<MeetingsSql.Participant> left = new ArrayList<>();
        List<MeetingsSql.Participant> stayed = new ArrayList<>();
        List<MeetingsSql.Participant> joined = new ArrayList<>();
        for (Change change : changes) {
            Meeting before = change.before();
            Meeting after = change.after();
            participants(before)
                    .filter(each -> !after.attendees().contains(new UserId(each.userId())))
                    .forEach(left::add);
            boolean moved = !before.slot().equals(after.slot()) || before.status() != after.status();
            participants(after).forEach(each -> {
                if (!before.attendees().contains(new UserId(each.userId()))) {
                    joined.add(each);
                } else if (moved) {
                    stayed.add(each);
                }
            });
        }
        access.writing().write(MeetingsSql.class, sql -> {
            sql.update(rows);
            sql.deleteParticipants(left);
            sql.updateParticipants(stayed);
            sql.insertParticipants(joined);
        });
    }

    private static MeetingsSql.Row row(Meeting meeting) {
        Buffers buffers = meeting.booked().map(BookedTerms::buffers).orElse(Buffers.NONE);
        return new MeetingsSql.Row(
                meeting.id().value(),
                meeting.slot().start(),
                meeting.slot().end(),
                meeting.createdAt().getEpochSecond(),
                meeting.details().title(),
                meeting.details().description(),
                meeting.details().location(),
                meeting.series().map(series -> series.id().value()).orElse(null),
                meeting.series().map(Series::timeZone).orElse(NO_ZONE),
                meeting.rescheduledFrom().map(TimeSlot::start).orElse(null),
                meeting.rescheduledFrom().map(TimeSlot::end).orElse(null),
                meeting.cancellation().map(each -> each.at().getEpochSecond()).orElse(null),
                meeting.cancellation().map(Cancellation::reason).orElse(""),
                meeting.version(),
                meeting.booked().map(BookedTerms::eventType).orElse(null),
                buffers.before(),
                buffers.after());
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
    public Optional<NamedMeeting> findNamed(MeetingId id) {
        Optional<NamedMeeting> found = read(sql -> sql.find(id));
        found.ifPresent(meeting -> access.names().addAll(meeting.names()));
        return found;
    }

    private List<Meeting> readAll(Function<MeetingsSql, List<NamedMeeting>> query) {
        List<NamedMeeting> found = read(query);
        found.forEach(meeting -> access.names().addAll(meeting.names()));
        return found.stream().map(NamedMeeting::meeting).toList();
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
        if (filter.series().isPresent()) {
            UserId user = filter.user().orElse(ANY_USER);
            return readAll(
                    sql -> sql.pageOfSeries(filter.series().get(), filter.user().isPresent() ? 0 : 1, user, page));
        }
        return readAll(
                sql -> filter.user().map(user -> sql.pageOfUser(user, page)).orElseGet(() -> sql.page(page)));
    }

    @Override
    public long countOverlapping(UserId user, TimeSlot window) {
        return read(sql -> sql.countOverlapping(user, window.start(), window.end()));
    }

    private static int wants(Filter filter, Status status) {
        return filter.status().orElse(status) == status ? 1 : 0;
    }

    @Override
    public List<Meeting> ofSeries(MeetingId series, long start) {
        return readAll(sql -> sql.ofSeries(series, start));
    }
}
