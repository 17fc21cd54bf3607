package io.calendly.application.schedule;

import io.calendly.domain.meeting.Meeting;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.user.UserId;
import io.calendly.ports.Meetings;
import io.calendly.ports.Stores;
import java.util.List;
import java.util.Optional;

/**
 * The meetings that a change of open time affects. They stay as they are.
 *
 * @param meetings the first of them, by start
 * @param more the number of those that are not listed
 */
public record Conflicting(List<Meeting> meetings, long more) {

    /** The maximum number of meetings that are listed. */
    public static final int MAX_MEETINGS = 100;

    /** The maximum number of meetings that a change is compared with. */
    private static final int MAX_COMPARED = 10_000;

    /** No meetings. */
    public static final Conflicting NONE = new Conflicting(List.of(), 0);

    /** Copies the list. */
    public Conflicting {
        meetings = List.copyOf(meetings);
    }

    /** Returns the scheduled meetings of a user that a change can affect, by start: the first that overlap the window. */
    static List<Meeting> candidates(Stores stores, UserId user, TimeSlot window) {
        Meetings.Filter filter = new Meetings.Filter(Optional.of(user), window, Optional.of(Meeting.Status.SCHEDULED));
        return stores.meetings().page(filter, Optional.empty(), MAX_COMPARED);
    }

    /** Lists the first of some meetings, which are by start, and counts the rest. */
    static Conflicting of(List<Meeting> all) {
        List<Meeting> first = all.subList(0, Math.min(all.size(), MAX_MEETINGS));
        return new Conflicting(first, all.size() - first.size());
    }
}
