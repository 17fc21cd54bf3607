package io.calendly.domain.meeting;

import io.calendly.domain.availability.AvailabilityCalendar;
import io.calendly.domain.schedule.TimeOff;
import io.calendly.domain.time.TimeSlots;
import java.util.Collection;
import java.util.List;

/**
 * The meetings of a user that a change of open time affects. They keep their time: the user may want to move them, or to
 * go there all the same.
 */
public final class AffectedMeetings {

    private AffectedMeetings() {}

    /**
     * Returns the meetings whose time, or a part of it, is no longer open. A meeting that was outside open time before
     * the change is not affected by it.
     *
     * @param before the calendar of the user before the change
     * @param after the calendar after it
     * @param meetings meetings of the user
     * @return those that are scheduled and affected, in the order given
     * @throws IllegalArgumentException if the calendars are not of one user and one window
     */
    public static List<Meeting> of(
            AvailabilityCalendar before, AvailabilityCalendar after, Collection<Meeting> meetings) {
        if (!before.user().equals(after.user()) || !before.window().equals(after.window())) {
            throw new IllegalArgumentException("not of one user and window: " + before + ", " + after);
        }
        return within(before.open().minus(after.open()), meetings);
    }

    /**
     * Returns the meetings that time off falls on, whether or not their time was open.
     *
     * @param timeOff the time off of a user
     * @param meetings meetings of the user
     * @return those that are scheduled and affected, in the order given
     */
    public static List<Meeting> of(TimeOff timeOff, Collection<Meeting> meetings) {
        return within(timeOff.slots(), meetings);
    }

    private static List<Meeting> within(TimeSlots closed, Collection<Meeting> meetings) {
        return meetings.stream()
                .filter(meeting -> meeting.status() == Meeting.Status.SCHEDULED)
                .filter(meeting -> closed.overlaps(meeting.slot()))
                .toList();
    }
}
