package io.calendly.domain.meeting;

import io.calendly.domain.availability.AvailabilityCalendar;
import io.calendly.domain.refusal.Refusal;
import io.calendly.domain.time.TimeSlots;
import io.calendly.domain.user.UserId;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The decision whether people can meet: a pure function of their calendars.
 *
 * <p>The rule is one sentence: a meeting takes place if all of its slot is free time of every attendee. Everything that
 * keeps anybody from being in two places at once follows from it, as long as the calendars are those of this moment.
 * Whoever calls this holds the attendees' locks while reading the calendars and until the meeting is stored.
 */
public final class MeetingScheduler {

    private MeetingScheduler() {}

    /**
     * Decides to hold the meeting.
     *
     * @param request what is asked for
     * @param calendars the calendar of each attendee, and of nobody else, around a window that encloses the slot
     * @return the meeting, to be stored as it is
     * @throws Refusal.NotFree if somebody is not free for all of the slot; it says who, and where
     * @throws IllegalArgumentException if the calendars are not those of the attendees, or not around the slot
     */
    public static Meeting schedule(MeetingRequest request, Collection<AvailabilityCalendar> calendars) {
        requireCalendarsOf(request.attendees(), calendars);
        TreeMap<UserId, TimeSlots> missing = new TreeMap<>();
        for (AvailabilityCalendar calendar : calendars) {
            TimeSlots notFree = calendar.missing(request.slot());
            if (!notFree.isEmpty()) {
                missing.put(calendar.user(), notFree);
            }
        }
        if (!missing.isEmpty()) {
            throw new Refusal.NotFree(request.slot(), missing);
        }
        return new Meeting(request.id(), request.attendees(), request.slot(), request.now());
    }

    private static void requireCalendarsOf(SortedSet<UserId> attendees, Collection<AvailabilityCalendar> calendars) {
        SortedSet<UserId> given =
                calendars.stream().map(AvailabilityCalendar::user).collect(Collectors.toCollection(TreeSet::new));
        if (!given.equals(attendees)) {
            throw new IllegalArgumentException("The calendars are those of " + given + ", not of " + attendees);
        }
    }
}
