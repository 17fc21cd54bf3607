package io.calendly.application;

import io.calendly.domain.availability.AvailabilityCalendar;
import io.calendly.domain.availability.Overlaps;
import io.calendly.domain.meeting.Meeting;
import io.calendly.domain.meeting.Timeline;
import io.calendly.domain.refusal.Refusal;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import io.calendly.domain.user.UserId;
import io.calendly.ports.Stores;
import io.calendly.ports.Transactor;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
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
     * @throws Refusal.UnknownUsers if the user does not exist
     * @throws Refusal.InThePast if the slot starts before now
     * @throws Refusal.AlreadyAvailable if all of the slot is free already
     * @throws Refusal.InAMeeting if nothing of the slot would become free
     */
    public TimeSlot open(UserId user, TimeSlot slot) {
        return open(user, TimeSlots.of(slot)).get(0);
    }

    /**
     * Declares that a user can in all of the slots, or changes nothing.
     *
     * @param slots at least one
     * @return the declared slots that they are now part of
     * @throws Refusal.UnknownUsers if the user does not exist
     * @throws Refusal.InThePast if one of the slots starts before now
     * @throws Refusal.AlreadyAvailable if all of one of the slots is free already
     * @throws Refusal.InAMeeting if nothing of one of the slots would become free
     */
    public TimeSlots open(UserId user, TimeSlots slots) {
        Instant now = clock.instant();
        return change(user, slots.span(), calendar -> calendar.open(slots, now));
    }

    /**
     * Takes back what a user declared in the window. Meetings stay as they are.
     *
     * @throws Refusal.UnknownUsers if the user does not exist
     * @throws Refusal.WindowTooLong if the window is longer than {@link #MAX_WINDOW}
     */
    public void close(UserId user, TimeSlot window) {
        Refusal.WindowTooLong.requireAtMost(window, MAX_WINDOW);
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
     * @throws Refusal.InvalidSlot if there is no time between them
     */
    public TimeSlot window(OptionalLong start, OptionalLong end) {
        long from = start.orElse(clock.instant().getEpochSecond());
        long usual = Math.min(TimeSlot.MAX, from + DEFAULT_WINDOW.toSeconds());
        return Refusal.InvalidSlot.requestedSlot(from, end.orElse(usual));
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
     * @throws Refusal.UnknownUsers if the user does not exist
     * @throws Refusal.WindowTooLong if the window is longer than {@link #MAX_WINDOW}
     */
    public TimeSlots freeTime(UserId user, TimeSlot window) {
        Refusal.WindowTooLong.requireAtMost(window, MAX_WINDOW);
        return transactor.readOnly((Stores stores) -> freeTime(stores, user, window));
    }

    private static TimeSlots freeTime(Stores stores, UserId user, TimeSlot window) {
        UserService.find(stores, user);
        return stores.calendars().read(List.of(user), window).get(0).free().intersection(window);
    }

    /**
     * The free time of a user in the window, clipped to it, and the meetings that overlap the window, whole, in one list
     * by start.
     *
     * @throws Refusal.UnknownUsers if the user does not exist
     * @throws Refusal.WindowTooLong if the window is longer than {@link #MAX_WINDOW}
     */
    public List<Timeline.Entry> timeline(UserId user, TimeSlot window) {
        Refusal.WindowTooLong.requireAtMost(window, MAX_WINDOW);
        return transactor.readOnly(stores -> {
            TimeSlots free = freeTime(stores, user, window);
            List<Meeting> meetings = stores.meetings().overlapping(user, window);
            return Timeline.of(free, meetings);
        });
    }

    /**
     * The stretches in which all of the users are free, now, before and later.
     *
     * @param users at least one; somebody who does not exist is never free
     */
    public Overlaps overlaps(Collection<UserId> users) {
        List<AvailabilityCalendar> calendars =
                transactor.ask(stores -> stores.calendars().read(users, TimeSlot.ALWAYS));
        return Overlaps.of(calendars.stream().map(AvailabilityCalendar::free).toList());
    }

    /**
     * The free time of several users in the window, clipped to it.
     *
     * @param users by ascending id
     * @return the time of each of them, in the same order
     * @throws Refusal.UnknownUsers if some of them do not exist; it names all of those
     * @throws Refusal.WindowTooLong if the window is longer than {@link #MAX_WINDOW}
     */
    public List<TimeSlots> freeTime(SortedSet<UserId> users, TimeSlot window) {
        Refusal.WindowTooLong.requireAtMost(window, MAX_WINDOW);
        List<AvailabilityCalendar> calendars = transactor.readOnly(stores -> {
            SortedSet<UserId> unknown = stores.users().unknown(users);
            if (!unknown.isEmpty()) {
                throw new Refusal.UnknownUsers(unknown);
            }
            return stores.calendars().read(users, window);
        });
        return calendars.stream()
                .map(calendar -> calendar.free().intersection(window))
                .toList();
    }
}
