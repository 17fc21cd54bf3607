package io.calendly.application.meeting;

import io.calendly.application.version.VersionPrecondition;
import io.calendly.application.version.VersionRefusal;
import io.calendly.domain.access.AccessRefusal;
import io.calendly.domain.access.Caller;
import io.calendly.domain.access.Rule;
import io.calendly.domain.availability.AvailabilityCalendar;
import io.calendly.domain.availability.StoredTime;
import io.calendly.domain.meeting.Meeting;
import io.calendly.domain.meeting.MeetingChange;
import io.calendly.domain.meeting.MeetingDetails;
import io.calendly.domain.meeting.MeetingId;
import io.calendly.domain.meeting.MeetingRefusal;
import io.calendly.domain.meeting.MeetingRequest;
import io.calendly.domain.meeting.MeetingScheduler;
import io.calendly.domain.meeting.PlannedChange;
import io.calendly.domain.meeting.Recurrence;
import io.calendly.domain.refusal.RefusedException;
import io.calendly.domain.time.TimeRefusal;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import io.calendly.domain.user.UserId;
import io.calendly.domain.user.UserRefusal;
import io.calendly.ports.Meetings;
import io.calendly.ports.NamedMeeting;
import io.calendly.ports.Stores;
import io.calendly.ports.TimeQuery;
import io.calendly.ports.Transactor;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/**
 * The service that schedules, changes and cancels meetings. Each method asks a {@link Rule} first, and is refused with an
 * {@link AccessRefusal} if the caller may not do what it does. A meeting that the caller may not see is unknown.
 */
public final class MeetingService {

    private final Transactor transactor;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Caller caller;
    private final MeetingRecorder recorder;

    /**
     * Uses a storage, a clock and a source of ids on behalf of a caller.
     *
     * @param transactor the storage
     * @param clock the clock
     * @param random the source of new ids; must be thread-safe
     * @param caller the caller, who is the actor of the events
     */
    public MeetingService(Transactor transactor, InstantSource clock, RandomGenerator random, Caller caller) {
        this.transactor = Objects.requireNonNull(transactor, "transactor");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.random = Objects.requireNonNull(random, "random");
        this.caller = Objects.requireNonNull(caller, "caller");
        this.recorder = new MeetingRecorder(caller);
    }

    /**
     * Schedules a meeting without texts.
     *
     * @param attendees the users who are to meet; duplicates count once
     * @param slot the slot of the meeting
     * @return the meeting as stored
     * @throws RefusedException as {@link #schedule(Collection, TimeSlot, MeetingDetails)} does
     */
    public Meeting schedule(Collection<UserId> attendees, TimeSlot slot) {
        return schedule(attendees, slot, MeetingDetails.NONE);
    }

    /**
     * Schedules a meeting.
     *
     * @param attendees the users who are to meet; duplicates count once
     * @param slot the slot of the meeting
     * @param details the texts of the meeting
     * @return the meeting as stored
     * @throws RefusedException with {@link TimeRefusal.InThePast} if the slot starts before now
     * @throws RefusedException with {@link MeetingRefusal.TooFewAttendees} if there are not two different users
     * @throws RefusedException with {@link MeetingRefusal.TooManyAttendees} if there are too many users
     * @throws RefusedException with {@link UserRefusal.UnknownUsers} if some users do not exist
     * @throws RefusedException with {@link MeetingRefusal.NotFree} if a user is not free for all of the slot
     */
    public Meeting schedule(Collection<UserId> attendees, TimeSlot slot, MeetingDetails details) {
        Rule.CHANGE_MEETING.require(caller, attendees);
        Instant now = clock.instant();
        MeetingRequest request = MeetingRequest.of(MeetingId.next(now, random), attendees, slot, now)
                .describedAs(details);
        return transactor.inTransaction(stores -> {
            Meeting meeting = MeetingScheduler.schedule(
                    request, lockedCalendars(stores, request.attendees(), TimeSlots.of(slot), now));
            recorder.added(stores, List.of(meeting), now);
            return meeting;
        });
    }

    /**
     * Schedules all meetings of a series, or none.
     *
     * @param attendees the users who are to meet; duplicates count once
     * @param first the slot of the first meeting
     * @param details the texts of the meetings
     * @param recurrence the rule of the series
     * @return the meetings as stored, by start
     * @throws RefusedException with {@link TimeRefusal.InThePast} if the first slot starts before now
     * @throws RefusedException with {@link MeetingRefusal.TooFewAttendees} if there are not two different users
     * @throws RefusedException with {@link MeetingRefusal.TooManyAttendees} if there are too many users
     * @throws RefusedException with {@link MeetingRefusal.NoOccurrences} if the series would be over before it begins
     * @throws RefusedException with {@link MeetingRefusal.TooManyOccurrences} if there would be more than
     *     {@link Recurrence#MAX_OCCURRENCES}
     * @throws RefusedException with {@link MeetingRefusal.OccurrencesOverlap} if one would begin before the one before
     *     has ended
     * @throws RefusedException with {@link TimeRefusal.InvalidSlot} if one would end later than time is counted
     * @throws RefusedException with {@link UserRefusal.UnknownUsers} if some users do not exist
     * @throws RefusedException with {@link MeetingRefusal.OccurrencesNotFree} if a user is not free for all of an
     *     occurrence
     */
    public List<Meeting> schedule(
            Collection<UserId> attendees, TimeSlot first, MeetingDetails details, Recurrence recurrence) {
        Rule.CHANGE_MEETING.require(caller, attendees);
        Instant now = clock.instant();
        MeetingRequest request = MeetingRequest.of(MeetingId.next(now, random), attendees, first, now)
                .describedAs(details)
                .startingSeries(recurrence.zone().getId());
        List<MeetingRequest> occurrences = new ArrayList<>(List.of(request));
        List<TimeSlot> slots = recurrence.occurrences(first);
        for (TimeSlot later : slots.subList(1, slots.size())) {
            occurrences.add(request.occurrenceAt(MeetingId.next(now, random), later));
        }
        return transactor.inTransaction(stores -> {
            List<Meeting> meetings = MeetingScheduler.scheduleAll(
                    occurrences, lockedCalendars(stores, request.attendees(), TimeSlots.copyOf(slots), now));
            recorder.added(stores, meetings, now);
            return meetings;
        });
    }

    private static List<AvailabilityCalendar> lockedCalendars(
            Stores stores, Collection<UserId> users, TimeSlots slots, Instant now) {
        return about(slots, stores.calendars().lockAndRead(new TimeQuery(users, slots.span(), now)));
    }

    private static List<AvailabilityCalendar> about(TimeSlots slots, List<StoredTime> stored) {
        return stored.stream()
                .map(each -> AvailabilityCalendar.about(slots, each))
                .toList();
    }

    /**
     * Returns the meeting with this id.
     *
     * @throws RefusedException with {@link MeetingRefusal.UnknownMeeting} if there is none
     */
    public Meeting get(MeetingId id) {
        Rule.SEE_MEETING.requirePossible(caller);
        return LockedMeetings.find(transactor.reads(), id, caller);
    }

    /**
     * Returns the meeting with this id, with the names of its attendees.
     *
     * @throws RefusedException with {@link MeetingRefusal.UnknownMeeting} if there is none
     */
    public NamedMeeting getNamed(MeetingId id) {
        Rule.SEE_MEETING.requirePossible(caller);
        return transactor
                .reads()
                .meetings()
                .findNamed(id)
                .filter(named -> Rule.SEE_MEETING.allows(caller, named.meeting().attendees()))
                .orElseThrow(() -> new RefusedException(new MeetingRefusal.UnknownMeeting(id)));
    }

    /**
     * Returns the scheduled meetings of a user that overlap the window, by start. A user who does not exist has none.
     */
    public List<Meeting> overlapping(UserId user, TimeSlot window) {
        Rule.SEE_MEETING.require(caller, List.of(user));
        return transactor.reads().meetings().overlapping(user, window);
    }

    /**
     * Returns some meetings, by start and then by id.
     *
     * @param filter the choice of meetings. Without a user it chooses those of the user whom the caller acts as, unless
     *     the caller may see all
     * @param after only meetings past this place; empty to begin with the first
     * @param max the maximum number of meetings
     * @throws RefusedException with {@link UserRefusal.UnknownUsers} if the filter names a user who does not exist
     */
    public List<Meeting> page(Meetings.Filter filter, Optional<Meetings.Position> after, int max) {
        Meetings.Filter visible = visible(filter);
        return transactor.readOnly(stores -> {
            visible.user().ifPresent(user -> stores.users().require(user));
            return stores.meetings().page(visible, after, max);
        });
    }

    private Meetings.Filter visible(Meetings.Filter filter) {
        if (Rule.SEE_MEETING.allowsAlways(caller)) {
            return filter;
        }
        Optional<UserId> user = filter.user().or(caller::user);
        Rule.SEE_MEETING.require(caller, user.stream().toList());
        return filter.withUser(user);
    }

    /**
     * Moves a meeting, or changes its texts, or both.
     *
     * @param expected the versions that the change was made for
     * @param start the new start in epoch seconds, if it is to change; the meeting keeps its duration if no new end is
     *     given
     * @param end the new end in epoch seconds, if it is to change
     * @param details makes the new texts from the current ones
     * @return the meeting as stored, in a new version
     * @throws RefusedException as {@link #change(MeetingId, VersionPrecondition, MeetingChange)} does
     */
    public Meeting change(
            MeetingId id,
            VersionPrecondition expected,
            OptionalLong start,
            OptionalLong end,
            UnaryOperator<MeetingDetails> details) {
        return change(id, expected, MeetingChange.NONE.movedTo(start, end).describedBy(details));
    }

    /**
     * Changes the time, the attendees or the texts of a meeting, all at once; or changes nothing. The current slot
     * counts as free for its attendees.
     *
     * @param expected the versions that the change was made for
     * @return the meeting as stored, in a new version if anything changed
     * @throws RefusedException with {@link MeetingRefusal.UnknownMeeting} if there is no such meeting
     * @throws RefusedException with {@link VersionRefusal.ChangedSince} if the meeting is not in a version that was
     *     expected
     * @throws RefusedException with {@link MeetingRefusal.AlreadyCanceled} if it is canceled
     * @throws RefusedException with {@link TimeRefusal.InvalidSlot} if there is no time between its start and its end
     * @throws RefusedException with {@link TimeRefusal.InThePast} if the new slot starts before now
     * @throws RefusedException with {@link UserRefusal.UnknownUsers} if users who are to meet do not exist, or if the
     *     meeting is to move and an attendee was removed
     * @throws RefusedException with {@link MeetingRefusal.NotFree} if an attendee is not free for all of the slot
     */
    public Meeting change(MeetingId id, VersionPrecondition expected, MeetingChange change) {
        return change(id, expected, change, false).get(0);
    }

    /**
     * Changes a meeting and all later ones of its series that are scheduled and that the caller may change, all or none, as
     * {@link PlannedChange} says.
     *
     * @param expected the versions of the meeting that the change was made for
     * @return the meetings as stored, by start, this one first
     * @throws RefusedException with {@link MeetingRefusal.UnknownMeeting} if there is no such meeting
     * @throws RefusedException with {@link VersionRefusal.ChangedSince} if the meeting is not in a version that was
     *     expected
     * @throws RefusedException with {@link MeetingRefusal.AlreadyCanceled} if it is canceled
     * @throws RefusedException with {@link MeetingRefusal.NotInASeries} if it does not recur
     * @throws RefusedException with {@link TimeRefusal.InvalidSlot} if there is no time between a start and an end
     * @throws RefusedException with {@link TimeRefusal.InThePast} if a new slot starts before now
     * @throws RefusedException with {@link MeetingRefusal.UnknownSeriesZone} if the series is to move and this JVM does
     *     not know its time zone
     * @throws RefusedException with {@link UserRefusal.UnknownUsers} if users who are to meet do not exist
     * @throws RefusedException with {@link MeetingRefusal.OccurrencesOverlap} if a user would be in two of the meetings
     *     at a time
     * @throws RefusedException with {@link MeetingRefusal.OccurrencesNotFree} if an attendee is not free for all of an
     *     occurrence
     */
    public List<Meeting> changeWithRest(MeetingId id, VersionPrecondition expected, MeetingChange change) {
        return change(id, expected, change, true);
    }

    private List<Meeting> change(MeetingId id, VersionPrecondition expected, MeetingChange change, boolean withRest) {
        Rule.CHANGE_MEETING.requirePossible(caller);
        Instant now = clock.instant();
        Collection<UserId> invited =
                change.attendees().<Collection<UserId>>map(users -> users).orElse(List.of());
        return transactor.inTransaction(stores -> {
            LockedMeetings locked = LockedMeetings.of(stores, id, caller, expected, withRest, invited);
            PlannedChange plan = withRest
                    ? PlannedChange.ofRest(locked.first(), locked.meetings(), change)
                    : PlannedChange.of(locked.first(), change);
            requireOwnInvitation(locked.first(), invited);
            locked.requirePresent(invited);
            locked.requirePresent(plan.users());
            List<Meeting> after = plan.decide(now, calendars(stores, plan, now));
            List<Meetings.Change> changes = changes(locked.meetings(), after);
            if (!changes.isEmpty()) {
                recorder.changed(stores, changes, now);
            }
            return after;
        });
    }

    /** Checks that a caller who invites others attends the meeting too. A caller who only leaves a meeting invites no user. */
    private void requireOwnInvitation(Meeting before, Collection<UserId> invited) {
        if (!before.attendees().containsAll(invited)) {
            Rule.CHANGE_MEETING.require(caller, invited);
        }
    }

    private static List<AvailabilityCalendar> calendars(Stores stores, PlannedChange plan, Instant now) {
        if (plan.users().isEmpty()) {
            return List.of();
        }
        TimeQuery query = new TimeQuery(plan.users(), plan.slots().span(), now);
        return about(plan.slots(), stores.calendars().read(query));
    }

    private static List<Meetings.Change> changes(List<Meeting> before, List<Meeting> after) {
        List<Meetings.Change> changes = new ArrayList<>();
        for (int i = 0; i < before.size(); i++) {
            if (!before.get(i).equals(after.get(i))) {
                changes.add(new Meetings.Change(before.get(i), after.get(i)));
            }
        }
        return changes;
    }

    /**
     * Cancels a meeting, so that its time is free again.
     *
     * @param expected the versions that the cancellation was meant for
     * @param reason the reason; empty if none is given
     * @return the meeting as stored
     * @throws RefusedException with {@link MeetingRefusal.UnknownMeeting} if there is no such meeting
     * @throws RefusedException with {@link VersionRefusal.ChangedSince} if the meeting is not in a version that was
     *     expected
     * @throws RefusedException with {@link MeetingRefusal.AlreadyCanceled} if it is canceled already
     */
    public Meeting cancel(MeetingId id, VersionPrecondition expected, String reason) {
        return cancel(id, expected, reason, false);
    }

    /**
     * Cancels a meeting and all later ones of its series that the caller may change.
     *
     * @param expected the versions of the meeting that the cancellation was meant for
     * @param reason the reason; empty if none is given
     * @return the meeting as stored
     * @throws RefusedException with {@link MeetingRefusal.UnknownMeeting} if there is no such meeting
     * @throws RefusedException with {@link VersionRefusal.ChangedSince} if the meeting is not in a version that was
     *     expected
     * @throws RefusedException with {@link MeetingRefusal.AlreadyCanceled} if it is canceled already
     */
    public Meeting cancelWithRest(MeetingId id, VersionPrecondition expected, String reason) {
        return cancel(id, expected, reason, true);
    }

    private Meeting cancel(MeetingId id, VersionPrecondition expected, String reason, boolean withRest) {
        Rule.CHANGE_MEETING.requirePossible(caller);
        Instant now = clock.instant();
        return transactor.inTransaction(stores -> {
            LockedMeetings locked = LockedMeetings.of(stores, id, caller, expected, withRest, List.of());
            return cancel(stores, locked.meetings(), now, reason);
        });
    }

    /** Cancels the meetings and returns the first of them. */
    private Meeting cancel(Stores stores, List<Meeting> meetings, Instant now, String reason) {
        List<Meetings.Change> changes = meetings.stream()
                .map(meeting -> new Meetings.Change(meeting, meeting.canceled(now, reason)))
                .toList();
        recorder.changed(stores, changes, now);
        return changes.get(0).after();
    }
}
