package io.calendly.memory;

import io.calendly.domain.meeting.Meeting;
import io.calendly.domain.refusal.Refusal;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import io.calendly.domain.user.UserId;
import io.calendly.ports.Meetings;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

final class MemoryMeetings implements Meetings {

    private final MemoryStores stores;

    MemoryMeetings(MemoryStores stores) {
        this.stores = stores;
    }

    @Override
    public void add(Meeting meeting) {
        Memory memory = stores.writing();
        TimeSlot slot = meeting.slot();
        for (UserId attendee : meeting.attendees()) {
            TimeSlots booked = memory.booked.getOrDefault(attendee, TimeSlots.empty());
            if (booked.overlaps(slot)) {
                throw new Refusal.NotFree(slot, Map.of(attendee, booked.intersection(slot)));
            }
            stores.put(memory.booked, attendee, booked.union(slot));
            stores.put(memory.meetings.computeIfAbsent(attendee, id -> new TreeMap<>()), slot.start(), meeting);
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
}
