package io.calendly.application.availability;

import io.calendly.domain.access.AccessRefusal;
import io.calendly.domain.access.Caller;
import io.calendly.domain.access.Rule;
import io.calendly.domain.availability.AvailabilityCalendar;
import io.calendly.domain.availability.AvailabilityEvent;
import io.calendly.domain.availability.AvailabilityRefusal;
import io.calendly.domain.availability.Overlap;
import io.calendly.domain.availability.Overlaps;
import io.calendly.domain.availability.StoredTime;
import io.calendly.domain.meeting.Meeting;
import io.calendly.domain.meeting.Timeline;
import io.calendly.domain.refusal.RefusedException;
import io.calendly.domain.time.TimeRefusal;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import io.calendly.domain.user.UserId;
import io.calendly.domain.user.UserRefusal;
import io.calendly.ports.Stores;
import io.calendly.ports.TimeQuery;
import io.calendly.ports.Transactor;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.stream.Stream;

/**
 * The service that reads and changes users' availability. Each method asks a {@link Rule} first, and is refused with an
 * {@link AccessRefusal} if the caller may not do what it does.
 */
public final class AvailabilityService {

    /** The maximum length of a window that is asked about or taken back. */
    public static final Duration MAX_WINDOW = Duration.ofDays(366);

    /** The maximum time for which scheduled hours count in a window without a maximum length. */
    public static final Duration MAX_SCHEDULED = MAX_WINDOW.multipliedBy(10);

    /** The length of a window whose end is not given. */
    public static final Duration DEFAULT_WINDOW = Duration.ofDays(30);

    private final Transactor transactor;
    private final InstantSource clock;
    private final Caller caller;

    /**
     * Uses a storage and a clock on behalf of a caller.
     *
     * @param transactor the storage
     * @param clock the clock
     * @param caller the caller, who is the actor of the events
     */
    public AvailabilityService(Transactor transactor, InstantSource clock, Caller caller) {
        this.transactor = Objects.requireNonNull(transactor, "transactor");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.caller = Objects.requireNonNull(caller, "caller");
    }

    /**
     * Declares the slot as time of a user.
     *
     * @return the declared slot that it is now part of
     * @throws RefusedException with {@link UserRefusal.UnknownUsers} if the user does not exist
     * @throws RefusedException with {@link TimeRefusal.InThePast} if the slot starts before now
     * @throws RefusedException with {@link AvailabilityRefusal.AlreadyAvailable} if all of the slot is free already
     * @throws RefusedException with {@link AvailabilityRefusal.InAMeeting} if nothing of the slot would become free
     */
    public TimeSlot open(UserId user, TimeSlot slot) {
        return open(user, TimeSlots.of(slot)).get(0);
    }

    /**
     * Declares all of the slots as time of a user, or changes nothing.
     *
     * @param slots at least one
     * @return the declared slots that they are now part of
     * @throws RefusedException with {@link UserRefusal.UnknownUsers} if the user does not exist
     * @throws RefusedException with {@link TimeRefusal.InThePast} if one of the slots starts before now
     * @throws RefusedException with {@link AvailabilityRefusal.AlreadyAvailable} if all of one of the slots is free
     *     already
     * @throws RefusedException with {@link AvailabilityRefusal.InAMeeting} if nothing of one of the slots would become
     *     free
     */
    public TimeSlots open(UserId user, TimeSlots slots) {
        Rule.CHANGE_TIME.require(caller, user);
        Instant now = clock.instant();
        return change(user, slots, now, calendar -> calendar.declare(slots, now))
                .change()
                .merged();
    }

    /**
     * Takes back all time that a user declared in the window. Meetings and schedules stay as they are.
     *
     * @return the time in the window that is still open, by the user's default schedule
     * @throws RefusedException with {@link UserRefusal.UnknownUsers} if the user does not exist
     * @throws RefusedException with {@link WindowRefusal.WindowTooLong} if the window is longer than
     *     {@link #MAX_WINDOW}
     */
    public TimeSlots close(UserId user, TimeSlot window) {
        Rule.CHANGE_TIME.require(caller, user);
        requireWindow(window);
        Changed changed = change(user, TimeSlots.of(window), clock.instant(), calendar -> calendar.takeBack(window));
        return changed.calendar().openBySchedule().intersection(window);
    }

    /** A decision about the declared time of a user. */
    @FunctionalInterface
    private interface Decision {
        AvailabilityCalendar.Change on(AvailabilityCalendar calendar);
    }

    /**
     * A decision that was stored.
     *
     * @param calendar the calendar that was decided on
     */
    private record Changed(AvailabilityCalendar calendar, AvailabilityCalendar.Change change) {}

    private Changed change(UserId user, TimeSlots slots, Instant now, Decision decision) {
        return transactor.inTransaction(stores -> {
            List<StoredTime> stored = stores.calendars().lockAndRead(new TimeQuery(List.of(user), slots.span(), now));
            AvailabilityCalendar calendar = AvailabilityCalendar.about(slots, stored.get(0));
            AvailabilityCalendar.Change change = decision.on(calendar);
            if (!change.isNothing()) {
                stores.calendars().replace(user, change.swallowed(), change.merged());
                stores.outbox().append(caller, now, AvailabilityEvent.of(user, change));
            }
            return new Changed(calendar, change);
        });
    }

    /**
     * Returns the window between two times. The default start is now, the default length {@link #DEFAULT_WINDOW}.
     *
     * @param start in epoch seconds
     * @param end in epoch seconds
     * @throws RefusedException with {@link TimeRefusal.InvalidSlot} if there is no time between them
     */
    public TimeSlot window(OptionalLong start, OptionalLong end) {
        long from = start.orElse(clock.instant().getEpochSecond());
        long usual = Math.min(TimeSlot.MAX, from + DEFAULT_WINDOW.toSeconds());
        return TimeSlot.requested(from, end.orElse(usual));
    }

    /**
     * Returns the free slots of a user that lie wholly inside a window without bounds, or with one, or with both.
     * Declared time has an end, and all of it counts. Scheduled hours have none. They count from the start of the
     * window, or from now if it has none, to its end, or for {@link #MAX_WINDOW}, but never for longer than
     * {@link #MAX_SCHEDULED}.
     *
     * @param user the user; one who does not exist is never free
     * @param start in epoch seconds
     * @param end in epoch seconds
     */
    public TimeSlots freeSlotsWithin(UserId user, OptionalLong start, OptionalLong end) {
        Rule.SEE_FREE_TIME.requireAlways(caller);
        long first = Math.max(0, start.orElse(0));
        long last = Math.min(TimeSlot.MAX, end.orElse(TimeSlot.MAX));
        if (!TimeSlot.isValid(first, last)) {
            return TimeSlots.empty();
        }
        TimeSlot window = TimeSlot.of(first, last);
        long scheduledFrom = Math.max(0, start.orElseGet(() -> clock.instant().getEpochSecond()));
        long scheduledLength = end.isPresent() ? MAX_SCHEDULED.toSeconds() : MAX_WINDOW.toSeconds();
        return calendars(transactor.reads(), query(List.of(user), window), scheduledFrom, scheduledLength)
                .get(0)
                .freeSlotsWithin(window);
    }

    /** Returns calendars of all declared time around the window, in which scheduled hours count in a part of it. */
    private static List<AvailabilityCalendar> calendars(
            Stores stores, TimeQuery query, long scheduledFrom, long scheduledLength) {
        List<StoredTime> stored = stores.calendars().read(query);
        long scheduledEnd = Math.min(query.window().end(), scheduledFrom + scheduledLength);
        if (TimeSlot.isValid(scheduledFrom, scheduledEnd)) {
            TimeSlot scheduled = TimeSlot.of(scheduledFrom, scheduledEnd);
            return calendars(scheduled, stored.stream());
        }
        return calendars(query.window(), stored.stream().map(each -> each.with(Optional.empty(), each.timeOff())));
    }

    private static List<AvailabilityCalendar> calendars(TimeSlot window, Stream<StoredTime> stored) {
        return stored.map(each -> AvailabilityCalendar.of(window, each)).toList();
    }

    /**
     * Returns the free time of a user in the window, clipped to it.
     *
     * @throws RefusedException with {@link UserRefusal.UnknownUsers} if the user does not exist
     * @throws RefusedException with {@link WindowRefusal.WindowTooLong} if the window is longer than
     *     {@link #MAX_WINDOW}
     */
    public TimeSlots freeTime(UserId user, TimeSlot window) {
        Rule.SEE_FREE_TIME.requireAlways(caller);
        requireWindow(window);
        return transactor.readOnly((Stores stores) -> freeTime(stores, user, window));
    }

    /**
     * Checks that a window is not longer than {@link #MAX_WINDOW}.
     *
     * @throws RefusedException with {@link WindowRefusal.WindowTooLong} if it is
     */
    public static void requireWindow(TimeSlot window) {
        if (window.duration().compareTo(MAX_WINDOW) > 0) {
            throw new RefusedException(new WindowRefusal.WindowTooLong(MAX_WINDOW));
        }
    }

    private TimeQuery query(Collection<UserId> users, TimeSlot window) {
        return new TimeQuery(users, window, clock.instant());
    }

    private TimeSlots freeTime(Stores stores, UserId user, TimeSlot window) {
        stores.users().require(user);
        return calendars(stores, List.of(user), window).get(0).free().intersection(window);
    }

    private List<AvailabilityCalendar> calendars(Stores stores, Collection<UserId> users, TimeSlot window) {
        return calendars(window, stores.calendars().read(query(users, window)).stream());
    }

    /**
     * Returns the free time of a user in the window, clipped to it, and the meetings that overlap the window, whole, in
     * one list by start. Of meetings that the caller may not see, the list has only the time that they take.
     *
     * @throws RefusedException with {@link UserRefusal.UnknownUsers} if the user does not exist
     * @throws RefusedException with {@link WindowRefusal.WindowTooLong} if the window is longer than
     *     {@link #MAX_WINDOW}
     */
    public List<Timeline.Entry> timeline(UserId user, TimeSlot window) {
        Rule.SEE_FREE_TIME.requireAlways(caller);
        requireWindow(window);
        return transactor.readOnly(stores -> {
            TimeSlots free = freeTime(stores, user, window);
            List<Meeting> meetings = stores.meetings().overlapping(user, window);
            return Timeline.of(free, meetings, meeting -> Rule.SEE_MEETING.allows(caller, meeting.attendees()));
        });
    }

    /**
     * Returns the time in which all of the users are free. All declared time counts, past time included. Scheduled hours
     * count from now, for {@link #MAX_WINDOW}.
     *
     * @param users at least one; a user who does not exist is never free
     * @param kind the kind of overlaps to return; empty for both
     */
    public TimeSlots overlaps(Collection<UserId> users, Optional<Overlap.Kind> kind) {
        Rule.SEE_FREE_TIME.requireAlways(caller);
        TimeQuery query = query(users, TimeSlot.ALWAYS);
        List<AvailabilityCalendar> calendars =
                calendars(transactor.reads(), query, query.now().getEpochSecond(), MAX_WINDOW.toSeconds());
        Overlaps overlaps =
                Overlaps.of(calendars.stream().map(AvailabilityCalendar::free).toList());
        return kind.map(overlaps::slots).orElseGet(overlaps::slots);
    }

    /**
     * Returns the slots in which enough of several users are free.
     *
     * @throws IllegalArgumentException if a number of the query is out of its range
     * @throws RefusedException with {@link UserRefusal.UnknownUsers} if some users do not exist
     * @throws RefusedException with {@link WindowRefusal.WindowTooLong} if the window is longer than
     *     {@link #MAX_WINDOW}
     */
    public List<Quorum> quorums(QuorumQuery query) {
        return new QuorumSearch(query, freeTime(query.users(), query.window())).run();
    }

    /**
     * Returns the free time of several users in the window, clipped to it.
     *
     * @param users by ascending id
     * @return the time of each user, in the same order
     * @throws RefusedException with {@link UserRefusal.UnknownUsers} if some users do not exist
     * @throws RefusedException with {@link WindowRefusal.WindowTooLong} if the window is longer than
     *     {@link #MAX_WINDOW}
     */
    public List<TimeSlots> freeTime(SortedSet<UserId> users, TimeSlot window) {
        Rule.SEE_FREE_TIME.requireAlways(caller);
        requireWindow(window);
        List<AvailabilityCalendar> calendars = transactor.readOnly(stores -> {
            stores.users().requireAll(users);
            return calendars(stores, users, window);
        });
        return calendars.stream()
                .map(calendar -> calendar.free().intersection(window))
                .toList();
    }
}
