package io.calendly.domain.availability;

import io.calendly.domain.refusal.RefusedException;
import io.calendly.domain.time.TimeRefusal;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import io.calendly.domain.user.UserId;
import java.time.Instant;
import java.util.Objects;

/**
 * One person's time around a window: what was declared open, what meetings have taken, and so what is free.
 *
 * <pre>
 *   open     [--------------)     [-------)
 *   booked        [---)
 *   free     [----)   [-----)     [-------)
 * </pre>
 *
 * <p>A meeting takes free time away and leaves what was declared as it was. So a cancelled meeting gives its time back by
 * itself, and declaring time across a meeting can never make room for a second one.
 *
 * <p>A calendar knows a {@linkplain #window() window} and answers for nothing else. What is open or booked is there
 * <em>whole</em> if it overlaps or abuts the window, since a slot that sticks out decides whether time inside is joined
 * to time outside; what lies apart from the window may be missing. Immutable.
 */
public final class AvailabilityCalendar {

    private final UserId user;
    private final TimeSlot window;
    private final TimeSlots open;
    private final TimeSlots booked;
    private final TimeSlots free;

    private AvailabilityCalendar(UserId user, TimeSlot window, TimeSlots open, TimeSlots booked) {
        this.user = Objects.requireNonNull(user, "user");
        this.window = Objects.requireNonNull(window, "window");
        this.open = Objects.requireNonNull(open, "open");
        this.booked = Objects.requireNonNull(booked, "booked");
        this.free = open.minus(booked);
    }

    /**
     * The calendar of a person around a window.
     *
     * @param user whose time it is
     * @param window the time that is asked about
     * @param open all declared time that overlaps or abuts the window, not clipped to it
     * @param booked all time in meetings that overlaps or abuts the window, not clipped to it
     * @throws NullPointerException if an argument is null
     */
    public static AvailabilityCalendar of(UserId user, TimeSlot window, TimeSlots open, TimeSlots booked) {
        return new AvailabilityCalendar(user, window, open, booked);
    }

    /** Whose time it is. */
    public UserId user() {
        return user;
    }

    /** The time that this calendar answers for. */
    public TimeSlot window() {
        return window;
    }

    /** What was declared, whether or not meetings have taken some of it since. */
    public TimeSlots open() {
        return open;
    }

    /** What meetings have taken. */
    public TimeSlots booked() {
        return booked;
    }

    /** What was declared and is not taken. */
    public TimeSlots free() {
        return free;
    }

    /**
     * Decides to open the slot.
     *
     * @param slot the time to declare
     * @param now when the decision is made
     * @return what is to be stored
     * @throws RefusedException with {@link TimeRefusal.InThePast} if the slot starts before now
     * @throws RefusedException with {@link AvailabilityRefusal.AlreadyAvailable} if all of it is free already
     * @throws RefusedException with {@link AvailabilityRefusal.InAMeeting} if nothing of it would become free
     * @throws IllegalArgumentException if the slot is not inside the window
     */
    public Change open(TimeSlot slot, Instant now) {
        return open(TimeSlots.of(slot), now);
    }

    /**
     * Decides to open all of the slots, or none.
     *
     * @param slots the time to declare
     * @param now when the decision is made
     * @return what is to be stored
     * @throws RefusedException with {@link TimeRefusal.InThePast} if a slot starts before now
     * @throws RefusedException with {@link AvailabilityRefusal.AlreadyAvailable} if all of a slot is free already
     * @throws RefusedException with {@link AvailabilityRefusal.InAMeeting} if nothing of a slot would become free
     * @throws IllegalArgumentException if the slots are not inside the window
     */
    public Change open(TimeSlots slots, Instant now) {
        TimeSlots swallowed = TimeSlots.empty();
        for (TimeSlot slot : slots) {
            requireInWindow(slot);
            slot.requireNotPast(now);
            requireOpenable(slot);
            swallowed = swallowed.union(open.connectedTo(slot));
        }
        return new Change(swallowed, swallowed.union(slots));
    }

    private void requireOpenable(TimeSlot slot) {
        if (free.encloses(slot)) {
            throw new RefusedException(new AvailabilityRefusal.AlreadyAvailable(user, slot));
        }
        TimeSlots becomesFree = TimeSlots.of(slot).minus(open).minus(booked);
        if (becomesFree.isEmpty()) {
            throw new RefusedException(new AvailabilityRefusal.InAMeeting(user, slot, booked.intersection(slot)));
        }
    }

    /**
     * Takes back what was declared in the slot. Meetings stay as they are.
     *
     * @param slot the time in which this person can no longer
     * @return what is to be stored; nothing, if nothing was declared
     * @throws IllegalArgumentException if the slot is not inside the window
     */
    public Change close(TimeSlot slot) {
        requireInWindow(slot);
        TimeSlots touched = open.connectedTo(slot);
        return new Change(touched, touched.minus(slot));
    }

    /** The same calendar, as if a meeting had never been made. */
    public AvailabilityCalendar withoutMeeting(TimeSlot meeting) {
        return new AvailabilityCalendar(user, window, open, booked.minus(meeting));
    }

    /**
     * The parts of the slot in which this person is not free.
     *
     * @throws IllegalArgumentException if it is not inside the window
     */
    public TimeSlots missing(TimeSlot slot) {
        requireInWindow(slot);
        return free.gaps(slot);
    }

    private void requireInWindow(TimeSlot slot) {
        if (!window.encloses(slot)) {
            throw new IllegalArgumentException("The calendar answers for " + window + ", not for " + slot);
        }
    }

    /** The person, the window, and what is open and booked around it. */
    @Override
    public String toString() {
        return "calendar of " + user + " in " + window + ": open " + open + ", booked " + booked;
    }

    /**
     * What a decision about declared time comes to: slots in place of others.
     *
     * @param swallowed the declared slots that go, as they are stored
     * @param merged the slots that take their place
     */
    public record Change(TimeSlots swallowed, TimeSlots merged) {

        /** Whether nothing is to be stored. */
        public boolean isNothing() {
            return swallowed.equals(merged);
        }
    }
}
