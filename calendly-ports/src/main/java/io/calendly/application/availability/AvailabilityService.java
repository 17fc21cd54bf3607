package io.calendly.application.availability;

import io.calendly.domain.availability.AvailabilityCalendar;
import io.calendly.domain.availability.AvailabilityRefusal;
import io.calendly.domain.availability.Overlap;
import io.calendly.domain.availability.Overlaps;
import io.calendly.domain.meeting.Meeting;
import io.calendly.domain.meeting.Timeline;
import io.calendly.domain.refusal.RefusedException;
import io.calendly.domain.time.TimeRefusal;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import io.calendly.domain.user.UserId;
import io.calendly.domain.user.UserRefusal;
import io.calendly.ports.Stores;
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

/** When people can. */
public final class AvailabilityService {

    /** How much time can be asked about, or taken back, at once. */
    public static final Duration MAX_WINDOW = Duration.ofDays(366);

    /** How much time is looked at if nobody says. */
    public static final Duration DEFAULT_WINDOW = Duration.ofDays(30);

    private final Transactor transactor;
    private final InstantSource clock;

    /**
     * @param transactor where calendars are kept
     * @param clock what tells which time is past
     */
    public AvailabilityService(Transactor transactor, InstantSource clock) {
        this.transactor = Objects.requireNonNull(transactor, "transactor");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /**
     * Declares that a user can in the slot.
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
     * Declares that a user can in all of the slots, or changes nothing.
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
        Instant now = clock.instant();
        return change(user, slots.span(), calendar -> calendar.open(slots, now));
    }

    /**
     * Takes back what a user declared in the window. Meetings stay as they are.
     *
     * @throws RefusedException with {@link UserRefusal.UnknownUsers} if the user does not exist
     * @throws RefusedException with {@link WindowRefusal.WindowTooLong} if the window is longer than
     *     {@link #MAX_WINDOW}
     */
    public void close(UserId user, TimeSlot window) {
        requireWindow(window);
        change(user, window, calendar -> calendar.close(window));
    }

    /** What decides about somebody's declared time. */
    @FunctionalInterface
    private interface Decision {
        AvailabilityCalendar.Change on(AvailabilityCalendar calendar);
    }

    private TimeSlots change(UserId user, TimeSlot window, Decision decision) {
        return transactor.inTransaction(stores -> {
            AvailabilityCalendar.Change change =
                    decision.on(stores.calendars().lock(List.of(user), window).get(0));
            if (!change.isNothing()) {
                stores.calendars().replace(user, change.swallowed(), change.merged());
            }
            return change.merged();
        });
    }

    /**
     * The time to look at for somebody who may not say from when, or until when: from now on, for {@link #DEFAULT_WINDOW}.
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
     * The free slots of a user that lie wholly inside the window.
     *
     * @param user somebody who does not exist is never free
     * @param window the time asked about
     */
    public TimeSlots freeSlotsWithin(UserId user, TimeSlot window) {
        return transactor.ask(stores ->
                stores.calendars().read(List.of(user), window).get(0).free().within(window));
    }

    /**
     * The free time of a user in the window, clipped to it.
     *
     * @throws RefusedException with {@link UserRefusal.UnknownUsers} if the user does not exist
     * @throws RefusedException with {@link WindowRefusal.WindowTooLong} if the window is longer than
     *     {@link #MAX_WINDOW}
     */
    public TimeSlots freeTime(UserId user, TimeSlot window) {
        requireWindow(window);
        return transactor.readOnly((Stores stores) -> freeTime(stores, user, window));
    }

    private static void requireWindow(TimeSlot window) {
        if (window.duration().compareTo(MAX_WINDOW) > 0) {
            throw new RefusedException(new WindowRefusal.WindowTooLong(MAX_WINDOW));
        }
    }

    private static TimeSlots freeTime(Stores stores, UserId user, TimeSlot window) {
        stores.users().require(user);
        return stores.calendars().read(List.of(user), window).get(0).free().intersection(window);
    }

    /**
     * The free time of a user in the window, clipped to it, and the meetings that overlap the window, whole, in one list
     * by start.
     *
     * @throws RefusedException with {@link UserRefusal.UnknownUsers} if the user does not exist
     * @throws RefusedException with {@link WindowRefusal.WindowTooLong} if the window is longer than
     *     {@link #MAX_WINDOW}
     */
    public List<Timeline.Entry> timeline(UserId user, TimeSlot window) {
        requireWindow(window);
        return transactor.readOnly(stores -> {
            TimeSlots free = freeTime(stores, user, window);
            List<Meeting> meetings = stores.meetings().overlapping(user, window);
            return Timeline.of(free, meetings);
        });
    }

    /**
     * Returns the time in which all of the users are free, past time included.
     *
     * @param users at least one; a user who does not exist is never free
     * @param kind the kind of overlaps to return; empty for both
     */
    public TimeSlots overlaps(Collection<UserId> users, Optional<Overlap.Kind> kind) {
        List<AvailabilityCalendar> calendars =
                transactor.ask(stores -> stores.calendars().read(users, TimeSlot.ALWAYS));
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
     * @return the time of each of them, in the same order
     * @throws RefusedException with {@link UserRefusal.UnknownUsers} if some of them do not exist
     * @throws RefusedException with {@link WindowRefusal.WindowTooLong} if the window is longer than
     *     {@link #MAX_WINDOW}
     */
    public List<TimeSlots> freeTime(SortedSet<UserId> users, TimeSlot window) {
        requireWindow(window);
        List<AvailabilityCalendar> calendars = transactor.readOnly(stores -> {
            stores.users().requireAll(users);
            return stores.calendars().read(users, window);
        });
        return calendars.stream()
                .map(calendar -> calendar.free().intersection(window))
                .toList();
    }
}
