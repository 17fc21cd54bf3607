package io.calendly.application.meeting;

import io.calendly.application.version.VersionPrecondition;
import io.calendly.application.version.VersionRefusal;
import io.calendly.domain.meeting.Meeting;
import io.calendly.domain.meeting.MeetingDetails;
import io.calendly.domain.meeting.MeetingId;
import io.calendly.domain.meeting.MeetingRefusal;
import io.calendly.domain.meeting.MeetingRequest;
import io.calendly.domain.meeting.MeetingScheduler;
import io.calendly.domain.meeting.Recurrence;
import io.calendly.domain.refusal.RefusedException;
import io.calendly.domain.time.TimeRefusal;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.user.UserId;
import io.calendly.domain.user.UserRefusal;
import io.calendly.ports.Meetings;
import io.calendly.ports.Stores;
import io.calendly.ports.Transactor;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/** Meetings. */
public final class MeetingService {

    private final Transactor transactor;
    private final InstantSource clock;
    private final RandomGenerator random;

    /**
     * @param transactor where meetings are kept
     * @param clock what tells which time is past
     * @param random what makes the names of meetings different; must be safe to share between threads
     */
    public MeetingService(Transactor transactor, InstantSource clock, RandomGenerator random) {
        this.transactor = Objects.requireNonNull(transactor, "transactor");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.random = Objects.requireNonNull(random, "random");
    }

    /**
     * Schedules a meeting of which nothing is said but who and when.
     *
     * @param attendees who is to meet; somebody named twice counts once
     * @param slot when they are to meet
     * @return the meeting, which is stored
     * @throws RefusedException with {@link TimeRefusal.InThePast} if the slot starts before now
     * @throws RefusedException with {@link MeetingRefusal.TooFewAttendees} if there are not two different people
     * @throws RefusedException with {@link MeetingRefusal.TooManyAttendees} if there are too many of them
     * @throws RefusedException with {@link UserRefusal.UnknownUsers} if some of them do not exist
     * @throws RefusedException with {@link MeetingRefusal.NotFree} if somebody is not free for all of the slot
     */
    public Meeting schedule(Collection<UserId> attendees, TimeSlot slot) {
        return schedule(attendees, slot, MeetingDetails.NONE);
    }

    /**
     * Schedules a meeting.
     *
     * @param attendees who is to meet; somebody named twice counts once
     * @param slot when they are to meet
     * @param details what it is about and where it is
     * @return the meeting, which is stored
     * @throws RefusedException with {@link TimeRefusal.InThePast} if the slot starts before now
     * @throws RefusedException with {@link MeetingRefusal.TooFewAttendees} if there are not two different people
     * @throws RefusedException with {@link MeetingRefusal.TooManyAttendees} if there are too many of them
     * @throws RefusedException with {@link UserRefusal.UnknownUsers} if some of them do not exist
     * @throws RefusedException with {@link MeetingRefusal.NotFree} if somebody is not free for all of the slot
     */
    public Meeting schedule(Collection<UserId> attendees, TimeSlot slot, MeetingDetails details) {
        Instant now = clock.instant();
        MeetingRequest request = MeetingRequest.of(MeetingId.next(now, random), attendees, slot, now)
                .describedAs(details);
        return transactor.inTransaction(stores -> {
            Meeting meeting =
                    MeetingScheduler.schedule(request, stores.calendars().lock(request.attendees(), slot));
            stores.meetings().add(meeting);
            return meeting;
        });
    }

    /**
     * Schedules all meetings of a series, or none.
     *
     * @param attendees who is to meet; somebody named twice counts once
     * @param first when they are to meet first
     * @param details what it is about and where it is
     * @param recurrence how it recurs
     * @return the meetings, which are stored, by start
     * @throws RefusedException with {@link TimeRefusal.InThePast} if the first slot starts before now
     * @throws RefusedException with {@link MeetingRefusal.TooFewAttendees} if there are not two different people
     * @throws RefusedException with {@link MeetingRefusal.TooManyAttendees} if there are too many of them
     * @throws RefusedException with {@link MeetingRefusal.NoOccurrences} if the series would be over before it begins
     * @throws RefusedException with {@link MeetingRefusal.TooManyOccurrences} if there would be more than
     *     {@link Recurrence#MAX_OCCURRENCES}
     * @throws RefusedException with {@link MeetingRefusal.OccurrencesOverlap} if one would begin before the one before
     *     has ended
     * @throws RefusedException with {@link TimeRefusal.InvalidSlot} if one would end later than time is counted
     * @throws RefusedException with {@link UserRefusal.UnknownUsers} if some of them do not exist
     * @throws RefusedException with {@link MeetingRefusal.OccurrencesNotFree} if somebody is not free for all of one of
     *     them
     */
    public List<Meeting> schedule(
            Collection<UserId> attendees, TimeSlot first, MeetingDetails details, Recurrence recurrence) {
        Instant now = clock.instant();
        MeetingRequest request = MeetingRequest.of(MeetingId.next(now, random), attendees, first, now)
                .describedAs(details)
                .startingSeries();
        List<MeetingRequest> occurrences = new ArrayList<>(List.of(request));
        List<TimeSlot> slots = recurrence.occurrences(first);
        for (TimeSlot later : slots.subList(1, slots.size())) {
            occurrences.add(request.occurrenceAt(MeetingId.next(now, random), later));
        }
        TimeSlot span = first.withEnd(slots.get(slots.size() - 1).end());
        return transactor.inTransaction(stores -> {
            List<Meeting> meetings =
                    MeetingScheduler.scheduleAll(occurrences, stores.calendars().lock(request.attendees(), span));
            meetings.forEach(stores.meetings()::add);
            return meetings;
        });
    }

    /**
     * The meeting of this name.
     *
     * @throws RefusedException with {@link MeetingRefusal.UnknownMeeting} if there is none
     */
    public Meeting get(MeetingId id) {
        return transactor.ask((Stores stores) -> find(stores, id));
    }

    /** The meetings of a user that take place and overlap the window, by start. Somebody who does not exist has none. */
    public List<Meeting> overlapping(UserId user, TimeSlot window) {
        return transactor.ask(stores -> stores.meetings().overlapping(user, window));
    }

    /**
     * Some meetings, by start and then by name.
     *
     * @param filter which
     * @param after only meetings past this place; from the first on if there is none
     * @param most how many at most
     * @throws RefusedException with {@link UserRefusal.UnknownUsers} if they are to be those of a user who does not
     *     exist
     */
    public List<Meeting> page(Meetings.Filter filter, Optional<Meetings.Position> after, int most) {
        return transactor.readOnly(stores -> {
            filter.user().ifPresent(user -> stores.users().require(user));
            return stores.meetings().page(filter, after, most);
        });
    }

    /**
     * Holds a meeting at another time, or describes it otherwise, or both; or changes nothing. For the decision about
     * the time, the time that it has now counts as free.
     *
     * @param expected which versions the change was made for
     * @param start when it is to start, in epoch seconds, if that is to change; it is as long as before if its end is not
     * @param end when it is to end, in epoch seconds, if that is to change
     * @param details how it is to be described, from how it is
     * @return the meeting as stored, in a new version
     * @throws RefusedException with {@link MeetingRefusal.UnknownMeeting} if there is no such meeting
     * @throws RefusedException with {@link VersionRefusal.ChangedSince} if the meeting is not in a version that was
     *     expected
     * @throws RefusedException with {@link MeetingRefusal.AlreadyCanceled} if it does not take place
     * @throws RefusedException with {@link TimeRefusal.InvalidSlot} if there is no time between its start and its end
     * @throws RefusedException with {@link TimeRefusal.InThePast} if it is to be at a time that is past
     * @throws RefusedException with {@link UserRefusal.UnknownUsers} if an attendee of a meeting that is to be at
     *     another time was removed
     * @throws RefusedException with {@link MeetingRefusal.NotFree} if somebody is not free for all of the new time
     */
    public Meeting change(
            MeetingId id,
            VersionPrecondition expected,
            OptionalLong start,
            OptionalLong end,
            UnaryOperator<MeetingDetails> details) {
        Instant now = clock.instant();
        return transactor.inTransaction(stores -> {
            Meeting before = locked(stores, id, expected);
            before.requireScheduled();
            TimeSlot wanted = MeetingScheduler.newSlot(before.slot(), start, end);
            Meeting moved = wanted.equals(before.slot()) ? before : reschedule(stores, before, wanted, now);
            MeetingDetails described = details.apply(before.details());
            Meeting after = described.equals(before.details()) ? moved : moved.describedAs(described);
            if (!after.equals(before)) {
                stores.meetings().update(before, after);
            }
            return after;
        });
    }

    /** Reads the calendars of attendees who are locked already, and who all have to be there still. */
    private static Meeting reschedule(Stores stores, Meeting meeting, TimeSlot slot, Instant now) {
        stores.users().requireAll(meeting.attendees());
        return MeetingScheduler.reschedule(
                meeting, slot, now, stores.calendars().read(meeting.attendees(), slot));
    }

    /**
     * Cancels a meeting; its time is its attendees' again.
     *
     * @param expected which versions it was meant for
     * @param reason why; empty if nobody says
     * @return the meeting as stored
     * @throws RefusedException with {@link MeetingRefusal.UnknownMeeting} if there is no such meeting
     * @throws RefusedException with {@link VersionRefusal.ChangedSince} if the meeting is not in a version that was
     *     expected
     * @throws RefusedException with {@link MeetingRefusal.AlreadyCanceled} if it was canceled before
     */
    public Meeting cancel(MeetingId id, VersionPrecondition expected, String reason) {
        Instant now = clock.instant();
        return transactor.inTransaction(stores -> cancel(stores, locked(stores, id, expected), now, reason));
    }

    /**
     * Cancels a meeting and all that come after it in its series.
     *
     * @param expected which versions of the meeting it was meant for
     * @param reason why; empty if nobody says
     * @return the meeting as stored
     * @throws RefusedException with {@link MeetingRefusal.UnknownMeeting} if there is no such meeting
     * @throws RefusedException with {@link VersionRefusal.ChangedSince} if the meeting is not in a version that was
     *     expected
     * @throws RefusedException with {@link MeetingRefusal.AlreadyCanceled} if it was canceled before
     */
    public Meeting cancelWithRest(MeetingId id, VersionPrecondition expected, String reason) {
        Instant now = clock.instant();
        return transactor.inTransaction(stores -> {
            Meeting first = locked(stores, id, expected);
            Meeting canceled = cancel(stores, first, now, reason);
            first.series()
                    .map(series ->
                            stores.meetings().ofSeries(series, first.slot().start()))
                    .orElse(List.of())
                    .forEach(later -> cancel(stores, later, now, reason));
            return canceled;
        });
    }

    /**
     * The meeting as it is once its attendees are locked, but for those who were removed. Attendees never change, so the
     * first look at the meeting tells who they are.
     */
    private static Meeting locked(Stores stores, MeetingId id, VersionPrecondition expected) {
        Meeting seen = find(stores, id);
        SortedSet<UserId> there = new TreeSet<>(seen.attendees());
        there.removeAll(stores.users().unknown(seen.attendees()));
        stores.calendars().lock(there, seen.slot());
        Meeting meeting = find(stores, id);
        expected.check(meeting.version());
        return meeting;
    }

    private static Meeting cancel(Stores stores, Meeting meeting, Instant now, String reason) {
        Meeting canceled = meeting.canceled(now, reason);
        stores.meetings().update(meeting, canceled);
        return canceled;
    }

    private static Meeting find(Stores stores, MeetingId id) {
        return stores.meetings()
                .find(id)
                .orElseThrow(() -> new RefusedException(new MeetingRefusal.UnknownMeeting(id)));
    }
}
