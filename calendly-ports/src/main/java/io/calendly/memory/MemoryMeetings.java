package io.calendly.memory;

import io.calendly.domain.meeting.Meeting;
import io.calendly.domain.meeting.MeetingId;
import io.calendly.domain.meeting.Series;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.user.UserId;
import io.calendly.ports.Meetings;
import io.calendly.ports.NamedMeeting;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;

record MemoryMeetings(MemoryAccess access) implements Meetings {

    @Override
    public void add(Collection<Meeting> meetings) {
        MemoryTransaction transaction = access.writing();
        meetings.forEach(meeting -> put(transaction, meeting));
    }

    @Override
    public void update(Collection<Change> changes) {
        MemoryTransaction transaction = access.writing();
        for (Change change : changes) {
            remove(transaction, change.before());
            put(transaction, change.after());
        }
    }

    private static void put(MemoryTransaction transaction, Meeting meeting) {
        MemoryTables tables = transaction.tables();
        Position position = position(meeting);
        transaction.put(tables.meetings, position, meeting);
        transaction.put(tables.positions, meeting.id(), position);
        if (meeting.status() == Meeting.Status.SCHEDULED) {
            for (UserId attendee : meeting.attendees()) {
                transaction.put(scheduled(tables, attendee), position, meeting);
            }
        }
    }

    private static void remove(MemoryTransaction transaction, Meeting meeting) {
        MemoryTables tables = transaction.tables();
        transaction.remove(tables.meetings, position(meeting));
        for (UserId attendee : meeting.attendees()) {
            transaction.remove(scheduled(tables, attendee), position(meeting));
        }
    }

    private static NavigableMap<Position, Meeting> scheduled(MemoryTables tables, UserId attendee) {
        return tables.scheduled.computeIfAbsent(attendee, id -> MemoryTables.inOrder());
    }

    private static Position position(Meeting meeting) {
        return new Position(meeting.slot().start(), meeting.id());
    }

    @Override
    public Optional<NamedMeeting> findNamed(MeetingId id) {
        return access.read(tables -> Optional.ofNullable(tables.positions.get(id))
                .map(tables.meetings::get)
                .map(meeting -> new NamedMeeting(meeting, MemoryUsers.names(tables, meeting.attendees()))));
    }

    @Override
    public List<Meeting> page(Filter filter, Optional<Position> after, int max) {
        return access.read(tables -> {
            NavigableMap<Position, Meeting> all = candidates(tables, filter);
            Collection<Meeting> rest =
                    after.map(position -> all.tailMap(position, false).values()).orElse(all.values());
            return rest.stream()
                    .filter(meeting -> filter.user().stream()
                            .allMatch(user -> meeting.attendees().contains(user)))
                    .filter(meeting -> filter.status().stream().allMatch(status -> status == meeting.status()))
                    .filter(meeting -> filter.series().stream().allMatch(series -> isOf(series, meeting)))
                    .filter(meeting -> meeting.slot().overlaps(filter.window()))
                    .limit(max)
                    .toList();
        });
    }

    private static boolean isOf(MeetingId series, Meeting meeting) {
        return meeting.series().map(Series::id).equals(Optional.of(series));
    }

    @Override
    public long countOverlapping(UserId user, TimeSlot window) {
        return overlapping(user, window).size();
    }

    /** Returns the smallest stored list that has all meetings of the filter. */
    private static NavigableMap<Position, Meeting> candidates(MemoryTables tables, Filter filter) {
        return filter.status().equals(Optional.of(Meeting.Status.SCHEDULED))
                        && filter.user().isPresent()
                ? tables.scheduled.getOrDefault(filter.user().get(), MemoryTables.inOrder())
                : tables.meetings;
    }

    @Override
    public List<Meeting> ofSeries(MeetingId series, long start) {
        return access.read(tables -> tables.meetings.values().stream()
                .filter(meeting -> isOf(series, meeting))
                .filter(meeting -> meeting.status() == Meeting.Status.SCHEDULED)
                .filter(meeting -> meeting.slot().start() >= start)
                .toList());
    }
}
