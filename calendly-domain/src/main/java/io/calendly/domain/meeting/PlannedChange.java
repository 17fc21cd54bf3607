package io.calendly.domain.meeting;

import io.calendly.domain.availability.AvailabilityCalendar;
import io.calendly.domain.refusal.RefusedException;
import io.calendly.domain.time.TimeRefusal;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import io.calendly.domain.user.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A change of a meeting, or of a meeting and the rest of its series, that is worked out and not decided yet.
 *
 * <p>A meeting that moves, or that a user joins, needs the free time of all its attendees. All meetings of the change
 * release their time first, so each of them may take time that it or another of them has now:
 *
 * <pre>
 *   series     [--1--)      [--2--)      [--3--)
 *   moved            [--1--)      [--2--)      [--3--)    or onto the next one's time
 * </pre>
 *
 * <p>A caller makes the plan from stored meetings, reads the {@linkplain #users() calendars} for the
 * {@linkplain #slots() slots}, and decides. From before it reads the meetings until it has stored the result, it holds
 * the locks of all users who attend before or after.
 */
public final class PlannedChange {

    /** A meeting before and after the change. */
    private record Step(Meeting before, Meeting after) {

        /** Checks whether the meeting takes time of a user that it does not have now. */
        boolean takesTime() {
            return !after.slot().equals(before.slot()) || !before.attendees().containsAll(after.attendees());
        }
    }

    private final List<Step> steps;
    private final boolean ofSeries;

    private PlannedChange(List<Step> steps, boolean ofSeries) {
        this.steps = steps;
        this.ofSeries = ofSeries;
    }

    /**
     * Plans a change of one meeting.
     *
     * @throws RefusedException with {@link MeetingRefusal.AlreadyCanceled} if it is canceled
     * @throws RefusedException with {@link TimeRefusal.InvalidSlot} if there is no time between its start and its end
     * @throws RefusedException with {@link MeetingRefusal.TooFewAttendees} if one user would be left in it, and no
     *     invitee has booked it
     */
    public static PlannedChange of(Meeting meeting, MeetingChange change) {
        meeting.requireScheduled();
        return new PlannedChange(List.of(step(meeting, newSlot(meeting, change), change)), false);
    }

    /**
     * Plans a change of a meeting and of the rest of its series. A new start moves the others by the same difference on
     * the wall clock of the series. If the duration of the meeting changes, the others get its new duration.
     *
     * @param meeting the meeting that the change names, which gets exactly the new time
     * @param rest the scheduled meetings of the series from this meeting on, with it
     * @throws RefusedException with {@link MeetingRefusal.AlreadyCanceled} if the meeting is canceled
     * @throws RefusedException with {@link MeetingRefusal.NotInASeries} if the meeting does not recur
     * @throws RefusedException with {@link TimeRefusal.InvalidSlot} if there is no time between a start and an end
     * @throws RefusedException with {@link MeetingRefusal.UnknownSeriesZone} if the start changes and this JVM does not
     *     know the time zone of the series
     */
    public static PlannedChange ofRest(Meeting meeting, List<Meeting> rest, MeetingChange change) {
        meeting.requireScheduled();
        Series series =
                meeting.series().orElseThrow(() -> new RefusedException(new MeetingRefusal.NotInASeries(meeting.id())));
        TimeSlot slot = newSlot(meeting, change);
        List<Step> steps = new ArrayList<>();
        for (Meeting each : rest) {
            steps.add(step(each, each.id().equals(meeting.id()) ? slot : shifted(each, meeting, slot, series), change));
        }
        return new PlannedChange(steps, true);
    }

    private static TimeSlot newSlot(Meeting meeting, MeetingChange change) {
        return MeetingScheduler.newSlot(meeting.slot(), change.start(), change.end());
    }

    private static TimeSlot shifted(Meeting each, Meeting meeting, TimeSlot newSlot, Series series) {
        TimeSlot old = meeting.slot();
        long start = each.slot().start();
        if (newSlot.start() != old.start()) {
            start = WallClockShift.between(old.start(), newSlot.start(), series.zone())
                    .apply(start);
        }
        TimeSlot withDuration = newSlot.duration().equals(old.duration()) ? each.slot() : newSlot;
        return TimeSlot.requested(start, start + withDuration.duration().toSeconds());
    }

    private static Step step(Meeting meeting, TimeSlot slot, MeetingChange change) {
        return new Step(
                meeting,
                meeting.changed(
                        slot,
                        change.attendees().orElse(meeting.attendees()),
                        change.details().apply(meeting.details())));
    }

    /**
     * Returns the users whose calendars the decision needs: the attendees of the meetings that move or that a user
     * joins. There are none if nothing has to be decided.
     */
    public SortedSet<UserId> users() {
        return steps.stream()
                .filter(Step::takesTime)
                .flatMap(step -> step.after().attendees().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Returns the time that the calendars must know, the slots of the meetings that move or that a user joins.
     *
     * @throws IllegalStateException if the decision needs no calendars
     */
    public TimeSlots slots() {
        TimeSlots slots = TimeSlots.copyOf(steps.stream()
                .filter(Step::takesTime)
                .map(step -> step.after().slot())
                .toList());
        if (slots.isEmpty()) {
            throw new IllegalStateException("The change takes no time");
        }
        return slots;
    }

    /**
     * Decides to make the change.
     *
     * @param now the time of the decision
     * @param calendars the calendar of each of the {@link #users()}, and no others, about the {@link #slots()}
     * @return the meetings in the order of the plan, to be stored in place of the others; a meeting that does not change
     *     is the same
     * @throws RefusedException with {@link TimeRefusal.InThePast} if a meeting that moves or that a user joins would
     *     start before now
     * @throws RefusedException with {@link MeetingRefusal.NotFree} if an attendee of the meeting is not free
     * @throws RefusedException with {@link MeetingRefusal.OccurrencesNotFree} if the change is one of a series and an
     *     attendee of an occurrence is not free
     * @throws RefusedException with {@link MeetingRefusal.OccurrencesOverlap} if two occurrences of a user would overlap
     * @throws IllegalArgumentException if the calendars are not those of the users, or do not cover the slots
     */
    public List<Meeting> decide(Instant now, Collection<AvailabilityCalendar> calendars) {
        MeetingScheduler.requireCalendarsOf(users(), calendars);
        List<Step> taking = steps.stream().filter(Step::takesTime).toList();
        taking.forEach(step -> step.after().slot().requireNotPast(now));
        requireDisjoint();
        requireFree(taking, released(calendars));
        return steps.stream().map(Step::after).toList();
    }

    private void requireFree(List<Step> taking, Map<UserId, AvailabilityCalendar> calendars) {
        Conflicts conflicts = new Conflicts();
        for (Step step : taking) {
            List<AvailabilityCalendar> own =
                    step.after().attendees().stream().map(calendars::get).toList();
            if (ofSeries) {
                conflicts.add(step.after().slot(), own);
            } else {
                Conflicts.requireFree(step.after().slot(), own);
            }
        }
        conflicts.requireNone();
    }

    /** Checks that no user would be in two meetings of the change at a time. */
    private void requireDisjoint() {
        Map<UserId, TimeSlot> last = new HashMap<>();
        steps.stream()
                .map(Step::after)
                .sorted(Comparator.comparingLong(meeting -> meeting.slot().start()))
                .forEach(meeting -> meeting.attendees().forEach(user -> {
                    TimeSlot before = last.put(user, meeting.slot());
                    if (before != null && before.end() > meeting.slot().start()) {
                        throw new RefusedException(new MeetingRefusal.OccurrencesOverlap(before, meeting.slot()));
                    }
                }));
    }

    /** Returns the calendars by user, with the time of all meetings of the change released. */
    private Map<UserId, AvailabilityCalendar> released(Collection<AvailabilityCalendar> calendars) {
        Map<UserId, TimeSlots.Builder> old = new HashMap<>();
        for (Step step : steps) {
            step.before()
                    .attendees()
                    .forEach(user -> old.computeIfAbsent(user, id -> TimeSlots.builder())
                            .add(step.before().slot()));
        }
        Map<UserId, AvailabilityCalendar> released = new TreeMap<>();
        for (AvailabilityCalendar calendar : calendars) {
            UserId user = calendar.user();
            TimeSlots slots = old.containsKey(user) ? old.get(user).build() : TimeSlots.empty();
            released.put(user, calendar.withReleased(slots));
        }
        return released;
    }
}
