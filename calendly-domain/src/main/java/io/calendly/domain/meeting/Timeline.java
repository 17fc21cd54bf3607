package io.calendly.domain.meeting;

import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A list of a user's free slots and meetings, by start. */
public final class Timeline {

    private Timeline() {}

    /**
     * An entry of a timeline.
     *
     * @param slot the time of the entry
     * @param meeting the meeting that takes the time; empty if it is free
     */
    public record Entry(TimeSlot slot, Optional<Meeting> meeting) {}

    /**
     * Merges free time and meetings into one list.
     *
     * @param free free time
     * @param meetings meetings by start, none of which overlaps the free time
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
