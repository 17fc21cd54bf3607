package io.calendly.domain.meeting;

import io.calendly.domain.availability.AvailabilityCalendar;
import io.calendly.domain.meeting.MeetingRefusal.NotFree;
import io.calendly.domain.refusal.RefusedException;
import io.calendly.domain.time.TimeRefusal;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import io.calendly.domain.user.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
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
        requireFree(request.slot(), calendars);
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
        List<NotFree> refused = new ArrayList<>();
        for (MeetingRequest occurrence : occurrences) {
            requireCalendarsOf(occurrence.attendees(), calendars);
            conflict(occurrence.slot(), calendars).ifPresent(refused::add);
        }
        if (!refused.isEmpty()) {
            throw new RefusedException(new MeetingRefusal.OccurrencesNotFree(refused));
        }
        return occurrences.stream().map(Meeting::scheduled).toList();
    }

    /**
     * Moves a meeting to another slot. Its current slot counts as free for this decision.
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
        requireCalendarsOf(meeting.attendees(), calendars);
        meeting.requireScheduled();
        if (slot.equals(meeting.slot())) {
            return meeting;
        }
        slot.requireNotPast(now);
        List<AvailabilityCalendar> without = calendars.stream()
                .map(calendar -> calendar.withReleased(meeting.slot()))
                .toList();
        requireFree(slot, without);
        return meeting.movedTo(slot);
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

    private static void requireFree(TimeSlot slot, Collection<AvailabilityCalendar> calendars) {
        conflict(slot, calendars).ifPresent(notFree -> {
            throw new RefusedException(notFree);
        });
    }

    private static Optional<NotFree> conflict(TimeSlot slot, Collection<AvailabilityCalendar> calendars) {
        SortedMap<UserId, TimeSlots> missing = new TreeMap<>();
        for (AvailabilityCalendar calendar : calendars) {
            TimeSlots notFree = calendar.missing(slot);
            if (!notFree.isEmpty()) {
                missing.put(calendar.user(), notFree);
            }
        }
        return missing.isEmpty() ? Optional.empty() : Optional.of(new NotFree(slot, missing));
    }

    private static void requireCalendarsOf(SortedSet<UserId> attendees, Collection<AvailabilityCalendar> calendars) {
        SortedSet<UserId> given =
                calendars.stream().map(AvailabilityCalendar::user).collect(Collectors.toCollection(TreeSet::new));
        if (!given.equals(attendees)) {
            throw new IllegalArgumentException("The calendars are those of " + given + ", not of " + attendees);
        }
    }
}
