package io.calendly.domain.meeting;

import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What somebody's time looks like: free slots and meetings in one list, by start. */
public final class Timeline {

    private Timeline() {}

    /**
     * A stretch of somebody's time.
     *
     * @param slot when it is
     * @param meeting what it is taken by, or nothing if it is free
     */
    public record Entry(TimeSlot slot, Optional<Meeting> meeting) {}

    /**
     * Brings free time and meetings into one order.
     *
     * @param free free time, by start
     * @param meetings meetings, by start, that take none of it
     * @return all of them by start
     */
    public static List<Entry> of(TimeSlots free, List<Meeting> meetings) {
        List<Entry> entries = new ArrayList<>(free.size() + meetings.size());
        int next = 0;
        for (TimeSlot slot : free) {
            while (next < meetings.size() && meetings.get(next).slot().start() < slot.start()) {
                entries.add(entry(meetings.get(next++)));
            }
            entries.add(new Entry(slot, Optional.empty()));
        }
        meetings.subList(next, meetings.size()).forEach(meeting -> entries.add(entry(meeting)));
        return entries;
    }

    private static Entry entry(Meeting meeting) {
        return new Entry(meeting.slot(), Optional.of(meeting));
    }
}
