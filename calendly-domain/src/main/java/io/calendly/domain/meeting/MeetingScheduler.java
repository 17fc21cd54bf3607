package io.calendly.domain.meeting;

import io.calendly.domain.availability.AvailabilityCalendar;
import io.calendly.domain.refusal.Refusal;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import io.calendly.domain.user.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;
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
        SortedMap<UserId, TimeSlots> missing = missing(request.slot(), calendars);
        if (!missing.isEmpty()) {
            throw new Refusal.NotFree(request.slot(), missing);
        }
        return Meeting.scheduled(request);
    }

    /**
     * Decides to hold all meetings of a series, or none of them.
     *
     * @param occurrences a request for each, with the same attendees; no two of them overlap
     * @param calendars the calendar of each attendee, and of nobody else, around a window that encloses all of them
     * @return the meetings, to be stored as they are
     * @throws Refusal.OccurrencesNotFree if somebody is not free for all of one of them; it says for each such one who,
     *     and where
     * @throws IllegalArgumentException if the calendars are not those of the attendees, or not around the slots
     */
    public static List<Meeting> scheduleAll(
            List<MeetingRequest> occurrences, Collection<AvailabilityCalendar> calendars) {
        List<Meeting> meetings = new ArrayList<>(occurrences.size());
        List<Refusal.NotFree> refused = new ArrayList<>();
        for (MeetingRequest occurrence : occurrences) {
            try {
                meetings.add(schedule(occurrence, calendars));
            } catch (Refusal.NotFree notFree) {
                refused.add(notFree);
            }
        }
        if (!refused.isEmpty()) {
            throw new Refusal.OccurrencesNotFree(refused);
        }
        return meetings;
    }

    /**
     * Decides to hold a meeting at another time. The time that it has now counts as free.
     *
     * @param meeting as it is
     * @param slot when it is to be
     * @param now when the decision is made
     * @param calendars the calendar of each attendee, and of nobody else, around a window that encloses the new slot
     * @return the meeting as it will be, to be stored in place of the other; as it is, if that is its time already
     * @throws Refusal.AlreadyCanceled if it does not take place
     * @throws Refusal.InThePast if the new slot starts before now
     * @throws Refusal.NotFree if somebody is not free for all of the new slot; it says who, and where
     * @throws IllegalArgumentException if the calendars are not those of the attendees, or not around the slot
     */
    public static Meeting reschedule(
            Meeting meeting, TimeSlot slot, Instant now, Collection<AvailabilityCalendar> calendars) {
        requireCalendarsOf(meeting.attendees(), calendars);
        meeting.requireScheduled();
        if (slot.equals(meeting.slot())) {
            return meeting;
        }
        Refusal.InThePast.requireNotPast(slot, now);
        List<AvailabilityCalendar> without = calendars.stream()
                .map(calendar -> calendar.withoutMeeting(meeting.slot()))
                .toList();
        SortedMap<UserId, TimeSlots> missing = missing(slot, without);
        if (!missing.isEmpty()) {
            throw new Refusal.NotFree(slot, missing);
        }
        return meeting.movedTo(slot);
    }

    /**
     * When a meeting is to be of which perhaps only one end is given. One that gets a new start, and no end, is as long
     * as before.
     *
     * @param current when it is now
     * @param start when it is to start, in epoch seconds, if that is to change
     * @param end when it is to end, in epoch seconds, if that is to change
     * @throws Refusal.InvalidSlot if there is no time between the two
     */
    public static TimeSlot newSlot(TimeSlot current, OptionalLong start, OptionalLong end) {
        long from = start.orElse(current.start());
        long until = start.isPresent() ? from + current.duration().toSeconds() : current.end();
        return Refusal.InvalidSlot.requestedSlot(from, end.orElse(until));
    }

    /** For each person who is not free for all of the slot, where that person is not. */
    private static SortedMap<UserId, TimeSlots> missing(TimeSlot slot, Collection<AvailabilityCalendar> calendars) {
        SortedMap<UserId, TimeSlots> missing = new TreeMap<>();
        for (AvailabilityCalendar calendar : calendars) {
            TimeSlots notFree = calendar.missing(slot);
            if (!notFree.isEmpty()) {
                missing.put(calendar.user(), notFree);
            }
        }
        return missing;
    }

    private static void requireCalendarsOf(SortedSet<UserId> attendees, Collection<AvailabilityCalendar> calendars) {
        SortedSet<UserId> given =
                calendars.stream().map(AvailabilityCalendar::user).collect(Collectors.toCollection(TreeSet::new));
        if (!given.equals(attendees)) {
            throw new IllegalArgumentException("The calendars are those of " + given + ", not of " + attendees);
        }
    }
}
