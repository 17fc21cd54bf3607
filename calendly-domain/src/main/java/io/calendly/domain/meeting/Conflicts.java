package io.calendly.domain.meeting;

import io.calendly.domain.availability.AvailabilityCalendar;
import io.calendly.domain.meeting.MeetingRefusal.NotFree;
import io.calendly.domain.meeting.MeetingRefusal.OccurrencesNotFree;
import io.calendly.domain.refusal.RefusedException;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import io.calendly.domain.user.UserId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The conflicts of meetings with the calendars of their attendees, up to a bounded size. Further ones are only counted,
 * because a series of a hundred attendees can have tens of thousands.
 */
final class Conflicts {

    private final List<NotFree> first = new ArrayList<>();
    private int more = 0;

    /** Adds the conflict of an occurrence, if there is one. */
    void add(TimeSlot slot, Collection<AvailabilityCalendar> calendars) {
        int max = first.size() < OccurrencesNotFree.MAX_OCCURRENCES ? OccurrencesNotFree.MAX_BUSY : 0;
        find(slot, calendars, max).ifPresent(conflict -> {
            if (max > 0) {
                first.add(conflict);
            } else {
                more++;
            }
        });
    }

    /** Checks that no conflict was added. */
    void requireNone() {
        if (!first.isEmpty()) {
            throw new RefusedException(new OccurrencesNotFree(first, more));
        }
    }

    /** Checks that all of the slot is free in all of the calendars. */
    static void requireFree(TimeSlot slot, Collection<AvailabilityCalendar> calendars) {
        find(slot, calendars, NotFree.MAX_BUSY).ifPresent(conflict -> {
            throw new RefusedException(conflict);
        });
    }

    private static Optional<NotFree> find(TimeSlot slot, Collection<AvailabilityCalendar> calendars, int max) {
        SortedMap<UserId, TimeSlots> missing = new TreeMap<>();
        int found = 0;
        for (AvailabilityCalendar calendar : calendars) {
            TimeSlots busy = calendar.missing(slot);
            int room = Math.max(0, max - found);
            if (!busy.isEmpty() && room > 0) {
                missing.put(calendar.user(), busy.first(room));
            }
            found += busy.size();
        }
        return found == 0 ? Optional.empty() : Optional.of(new NotFree(slot, missing, Math.max(0, found - max)));
    }
}
