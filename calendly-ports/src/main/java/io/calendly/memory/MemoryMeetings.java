package io.calendly.memory;

import io.calendly.domain.meeting.Meeting;
import io.calendly.domain.meeting.MeetingId;
import io.calendly.domain.meeting.MeetingRefusal;
import io.calendly.domain.refusal.RefusedException;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import io.calendly.domain.user.UserId;
import io.calendly.ports.Meetings;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

final class MemoryMeetings implements Meetings {

    private final MemoryStores stores;

    MemoryMeetings(MemoryStores stores) {
        this.stores = stores;
    }

    @Override
    public void add(Meeting meeting) {
        book(meeting);
        put(meeting);
    }

    @Override
    public Optional<Meeting> find(MeetingId id) {
        MemoryTables tables = stores.reading();
        return Optional.ofNullable(tables.positions.get(id)).map(tables.allMeetings::get);
    }

    @Override
    public void update(Meeting before, Meeting after) {
        MemoryTables tables = stores.writing();
        free(before);
        stores.remove(tables.allMeetings, position(before));
        if (after.status() == Meeting.Status.SCHEDULED) {
            book(after);
        }
        put(after);
    }

    private void put(Meeting meeting) {
        MemoryTables tables = stores.writing();
        stores.put(tables.allMeetings, position(meeting), meeting);
        stores.put(tables.positions, meeting.id(), position(meeting));
    }

    private static Position position(Meeting meeting) {
        return new Position(meeting.slot().start(), meeting.id());
    }

    private void book(Meeting meeting) {
        MemoryTables tables = stores.writing();
        TimeSlot slot = meeting.slot();
        for (UserId attendee : meeting.attendees()) {
            TimeSlots booked = tables.booked.getOrDefault(attendee, TimeSlots.empty());
            if (booked.overlaps(slot)) {
                throw new RefusedException(
                        new MeetingRefusal.NotFree(slot, new TreeMap<>(Map.of(attendee, booked.intersection(slot)))));
            }
            stores.put(tables.booked, attendee, booked.union(slot));
            stores.put(tables.meetings.computeIfAbsent(attendee, id -> new TreeMap<>()), slot.start(), meeting);
        }
    }

    private void free(Meeting meeting) {
        MemoryTables tables = stores.writing();
        for (UserId attendee : meeting.attendees()) {
            TimeSlots booked = tables.booked.getOrDefault(attendee, TimeSlots.empty());
            stores.put(tables.booked, attendee, booked.minus(meeting.slot()));
            stores.remove(
                    tables.meetings.computeIfAbsent(attendee, id -> new TreeMap<>()),
                    meeting.slot().start());
        }
    }

    @Override
    public List<Meeting> overlapping(UserId user, TimeSlot window) {
        NavigableMap<Long, Meeting> meetings =
                stores.reading().meetings.getOrDefault(user, Collections.emptyNavigableMap());
        Long before = meetings.lowerKey(window.start());
        long from = before == null ? window.start() : before;
        return meetings.subMap(from, true, Math.max(from, window.end()), false).values().stream()
                .filter(meeting -> meeting.slot().overlaps(window))
                .toList();
    }

    @Override
    public List<Meeting> page(Filter filter, Optional<Position> after, int most) {
        NavigableMap<Position, Meeting> all = stores.reading().allMeetings;
        Collection<Meeting> rest =
                after.map(place -> all.tailMap(place, false).values()).orElse(all.values());
        return rest.stream()
                .filter(meeting -> filter.user().stream()
                        .allMatch(user -> meeting.attendees().contains(user)))
                .filter(meeting -> filter.status().stream().allMatch(status -> status == meeting.status()))
                .filter(meeting -> meeting.slot().overlaps(filter.window()))
                .limit(most)
                .toList();
    }

    @Override
    public List<Meeting> ofSeries(MeetingId series, long start) {
        return stores.reading().allMeetings.values().stream()
                .filter(meeting -> meeting.series().equals(Optional.of(series)))
                .filter(meeting -> meeting.status() == Meeting.Status.SCHEDULED)
                .filter(meeting -> meeting.slot().start() >= start)
                .toList();
    }
}
