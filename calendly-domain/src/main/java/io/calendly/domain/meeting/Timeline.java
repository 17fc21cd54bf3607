package io.calendly.domain.meeting;

import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** A list of a user's free slots and meetings, by start. */
public final class Timeline {

    private Timeline() {}

    /**
     * An entry of a timeline.
     *
     * @param kind what the time is
     * @param slot the time of the entry
     * @param meeting the meeting that takes the time; empty if it is free, or if the meeting is not to be seen
     */
    public record Entry(Kind kind, TimeSlot slot, Optional<Meeting> meeting) {

        /** Returns the entry for free time. */
        public static Entry free(TimeSlot slot) {
            return new Entry(Kind.FREE, slot, Optional.empty());
        }

        /** Returns the entry for a meeting. */
        public static Entry of(Meeting meeting) {
            return new Entry(Kind.MEETING, meeting.slot(), Optional.of(meeting));
        }

        /** Returns the entry for the time of meetings that are not to be seen. */
        public static Entry busy(TimeSlot slot) {
            return new Entry(Kind.BUSY, slot, Optional.empty());
        }
    }

    /** What time on a timeline is. */
    public enum Kind {
        /** The user is free. */
        FREE,
        /** A meeting takes the time. */
        MEETING,
        /** Meetings take the time that are not to be seen. */
        BUSY
    }

    /**
     * Merges free time and meetings into one list.
     *
     * @param free free time
     * @param meetings meetings by start, none of which overlaps the free time
     * @param isVisible tells which meetings are to be seen. Others are only busy time, in which they cannot be told apart
     * @return all of them by start
     */
    public static List<Entry> of(TimeSlots free, List<Meeting> meetings, Predicate<Meeting> isVisible) {
        List<Entry> entries = new ArrayList<>(free.size() + meetings.size());
        List<TimeSlot> hidden = new ArrayList<>();
        free.forEach(slot -> entries.add(Entry.free(slot)));
        for (Meeting meeting : meetings) {
            if (isVisible.test(meeting)) {
                entries.add(Entry.of(meeting));
            } else {
                hidden.add(meeting.slot());
            }
        }
        TimeSlots.copyOf(hidden).forEach(slot -> entries.add(Entry.busy(slot)));
        entries.sort(Comparator.comparingLong(entry -> entry.slot().start()));
        return entries;
    }
}
