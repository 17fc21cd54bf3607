package io.calendly.domain.meeting;

import io.calendly.domain.availability.AvailabilityCalendar;
import io.calendly.domain.meeting.MeetingRefusal.NotFree;
import io.calendly.domain.refusal.RefusedException;
import io.calendly.domain.time.TimeRefusal;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.user.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The decision whether a meeting can take place: a pure function of the attendees' calendars.
 *
 * <p>The rule is one sentence: a meeting takes place if all of its slot is free time of every attendee. It keeps every
 * user from being in two places at once, provided that the calendars are current. A caller therefore holds the locks of
 * the attendees from before it reads the calendars until the meeting is stored.
 */
public final class MeetingScheduler {

    private MeetingScheduler() {}

    /**
     * Schedules a meeting.
     *
     * @param request the request
     * @param calendars the calendar of each attendee, and no others, for a window that encloses the slot
     * @return the meeting, to be stored as it is
     * @throws RefusedException with {@link NotFree} if an attendee is not free for all of the slot
     * @throws IllegalArgumentException if the calendars are not those of the attendees, or do not cover the slot
     */
    public static Meeting schedule(MeetingRequest request, Collection<AvailabilityCalendar> calendars) {
        requireCalendarsOf(request.attendees(), calendars);
        Conflicts.requireFree(request.slot(), calendars);
        return Meeting.scheduled(request);
    }

    /**
     * Schedules all meetings of a series, or none.
     *
     * @param occurrences a request for each occurrence, with the same attendees; no two of them overlap
     * @param calendars the calendar of each attendee, and no others, for a window that encloses all slots
     * @return the meetings, to be stored as they are
     * @throws RefusedException with {@link MeetingRefusal.OccurrencesNotFree} if an attendee is not free for all of an
     *     occurrence; it has the reason for each such occurrence
     * @throws IllegalArgumentException if the calendars are not those of the attendees, or do not cover the slots
     */
    public static List<Meeting> scheduleAll(
            List<MeetingRequest> occurrences, Collection<AvailabilityCalendar> calendars) {
        Conflicts conflicts = new Conflicts();
        for (MeetingRequest occurrence : occurrences) {
            requireCalendarsOf(occurrence.attendees(), calendars);
            conflicts.add(occurrence.slot(), calendars);
        }
        conflicts.requireNone();
        return occurrences.stream().map(Meeting::scheduled).toList();
    }

    /**
     * Moves a meeting to another slot. Its current slot counts as free for this decision, declared or not.
     *
     * @param meeting the meeting as it is stored
     * @param slot the new slot
     * @param now the time of the decision
     * @param calendars the calendar of each attendee, and no others, for a window that encloses the new slot
     * @return the moved meeting, to be stored in place of the other; the same meeting if it has the slot already
     * @throws RefusedException with {@link MeetingRefusal.AlreadyCanceled} if the meeting is canceled
     * @throws RefusedException with {@link TimeRefusal.InThePast} if the new slot starts before now
     * @throws RefusedException with {@link NotFree} if an attendee is not free for all of the new slot
     * @throws IllegalArgumentException if the calendars are not those of the attendees, or do not cover the slot
     */
    public static Meeting reschedule(
            Meeting meeting, TimeSlot slot, Instant now, Collection<AvailabilityCalendar> calendars) {
        MeetingChange move = MeetingChange.NONE.movedTo(OptionalLong.of(slot.start()), OptionalLong.of(slot.end()));
        PlannedChange plan = PlannedChange.of(meeting, move);
        return plan.users().isEmpty() ? meeting : plan.decide(now, calendars).get(0);
    }

    /**
     * Returns the new slot of a meeting of which the start, the end, or both are to change. A meeting that gets a new
     * start and no new end keeps its duration.
     *
     * @param current the current slot
     * @param start the new start in epoch seconds, if it is to change
     * @param end the new end in epoch seconds, if it is to change
     * @throws RefusedException with {@link TimeRefusal.InvalidSlot} if the two are not the ends of a slot
     */
    public static TimeSlot newSlot(TimeSlot current, OptionalLong start, OptionalLong end) {
        long from = start.orElse(current.start());
        long until = start.isPresent() ? from + current.duration().toSeconds() : current.end();
        return TimeSlot.requested(from, end.orElse(until));
    }

    /** Checks that the calendars are those of the attendees, and no others. */
    static void requireCalendarsOf(SortedSet<UserId> attendees, Collection<AvailabilityCalendar> calendars) {
        SortedSet<UserId> given =
                calendars.stream().map(AvailabilityCalendar::user).collect(Collectors.toCollection(TreeSet::new));
        if (!given.equals(attendees)) {
            throw new IllegalArgumentException("The calendars are those of " + given + ", not of " + attendees);
        }
    }
}
