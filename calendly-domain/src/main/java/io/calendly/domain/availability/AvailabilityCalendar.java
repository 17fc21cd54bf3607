package io.calendly.domain.availability;

import io.calendly.domain.refusal.RefusedException;
import io.calendly.domain.schedule.Schedule;
import io.calendly.domain.schedule.TimeOff;
import io.calendly.domain.time.TimeRefusal;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import io.calendly.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Function;

/**
 * The time of one user around a window: declared, scheduled, off, occupied, and so open and free.
 *
 * <pre>
 *   declared  [--------------)     [-------)          said once, and stored
 *   scheduled            [------------)     [------)  the hours of a schedule
 *   time off                     [--)                 not available, whatever the two say
 *   open      [------------------)  [------)[------)  (declared or scheduled) and not off
 *   occupied       [---)                              taken by meetings
 *   free      [----)   [---------)  [------)[------)  open and not occupied
 * </pre>
 *
 * <p>A meeting occupies time and leaves what was declared as it was. So a canceled meeting gives its time back by itself,
 * and declaring time across a meeting can never make room for a second one. Declaring time and taking it back leave the
 * schedule as it is.
 *
 * <p>A calendar knows a {@linkplain #window() window} and answers for nothing else. Declared and occupied slots that
 * overlap or abut the window are there <em>whole</em>, never clipped to it, since a slot that sticks out decides whether
 * time inside is joined to time outside; slots apart from the window may be missing. That holds for a window of
 * {@link TimeSlot#ALWAYS} too: declared time is finite. Scheduled hours have no end. They are there in the window only,
 * or in those slots of it that a decision is about. Immutable.
 */
public final class AvailabilityCalendar {

    /** The maximum time of the slots of a decision in which scheduled hours count. */
    public static final Duration MAX_DECIDED = Duration.ofDays(366);

    private final TimeSlot window;
    private final StoredTime stored;
    private final TimeSlots scheduled;
    private final TimeSlots timeOff;
    private final TimeSlots released;
    private final TimeSlots open;
    private final TimeSlots occupied;
    private final TimeSlots free;

    private AvailabilityCalendar(
            TimeSlot window, StoredTime stored, TimeSlots scheduled, TimeSlots timeOff, TimeSlots released) {
        this.window = window;
        this.stored = stored;
        this.scheduled = scheduled;
        this.timeOff = timeOff;
        this.released = Objects.requireNonNull(released, "released");
        this.open = stored.declared().union(scheduled).minus(timeOff).union(released);
        this.occupied = stored.taken().minus(released);
        this.free = open.minus(occupied);
    }

    /**
     * Composes the calendar of a user around a window.
     *
     * @param window the window; a long one if the user has a schedule means much work, because hours have no end
     * @param stored the user's time around the window, or around a longer one. Of a longer one, all declared and occupied
     *     slots are in the calendar, and the scheduled hours of the window only
     * @throws NullPointerException if an argument is null
     */
    public static AvailabilityCalendar of(TimeSlot window, StoredTime stored) {
        Objects.requireNonNull(window, "window");
        return compose(window, stored, schedule -> schedule.openWithin(window));
    }

    /**
     * Composes the calendar of a user to decide about some slots. Scheduled hours are there in the slots only, and in no
     * more than the first {@link #MAX_DECIDED} of their time: the window may be as long as time is counted.
     *
     * @param slots at least one; the window is their span
     * @param stored the user's time around the window
     * @throws NullPointerException if an argument is null
     */
    public static AvailabilityCalendar about(TimeSlots slots, StoredTime stored) {
        return compose(slots.span(), stored, schedule -> openWithin(schedule, slots));
    }

    private static AvailabilityCalendar compose(
            TimeSlot window, StoredTime stored, Function<Schedule, TimeSlots> hours) {
        TimeSlots scheduled = stored.schedule().map(hours).orElse(TimeSlots.empty());
        return new AvailabilityCalendar(window, stored, scheduled, TimeOff.union(stored.timeOff()), TimeSlots.empty());
    }

    private static TimeSlots openWithin(Schedule schedule, TimeSlots slots) {
        TimeSlots.Builder open = TimeSlots.builder();
        long left = MAX_DECIDED.toSeconds();
        for (TimeSlot slot : slots) {
            long length = Math.min(left, slot.end() - slot.start());
            if (length == 0) {
                break;
            }
            schedule.openWithin(slot.withEnd(slot.start() + length)).forEach(open::add);
            left -= length;
        }
        return open.build();
    }

    /** Returns the user whose time it is. */
    public UserId user() {
        return stored.user();
    }

    /** Returns the time that this calendar answers for. */
    public TimeSlot window() {
        return window;
    }

    /** Returns the slots that the user declared. */
    public TimeSlots declared() {
        return stored.declared();
    }

    /** Returns the time that the schedule of the user opens, in the window, where the user is not off. */
    public TimeSlots openBySchedule() {
        return scheduled.minus(timeOff);
    }

    /** Returns the time in which the user is off. */
    public TimeSlots timeOff() {
        return timeOff;
    }

    /** Returns the time that is declared or scheduled, and not off, whether or not it is occupied. */
    public TimeSlots open() {
        return open;
    }

    /** Returns the time that is taken of the user. */
    public TimeSlots occupied() {
        return occupied;
    }

    /** Returns the time that is open and not occupied. */
    public TimeSlots free() {
        return free;
    }

    /**
     * Returns the free slots that lie wholly inside a window. Declared time that sticks out of the window is left out,
     * not clipped. Scheduled hours, which have no end, are clipped.
     */
    public TimeSlots freeSlotsWithin(TimeSlot asked) {
        TimeSlots declaredFree =
                declared().minus(timeOff).union(released).minus(occupied).within(asked);
        return declaredFree.union(openBySchedule().minus(occupied).intersection(asked));
    }

    /**
     * Decides to declare the slot.
     *
     * @param slot the time to declare
     * @param now the time of the decision
     * @return the change to store
     * @throws RefusedException with {@link TimeRefusal.InThePast} if the slot starts before now
     * @throws RefusedException with {@link AvailabilityRefusal.AlreadyAvailable} if all of it is free already
     * @throws RefusedException with {@link AvailabilityRefusal.DuringTimeOff} if nothing of it would become free, and
     *     the user is off in some of it
     * @throws RefusedException with {@link AvailabilityRefusal.InAMeeting} if nothing of it would become free, because of
     *     meetings alone
     * @throws IllegalArgumentException if the slot is not inside the window
     */
    public Change declare(TimeSlot slot, Instant now) {
        return declare(TimeSlots.of(slot), now);
    }

    /**
     * Decides to declare all of the slots, or none.
     *
     * @param slots the time to declare
     * @param now the time of the decision
     * @return the change to store
     * @throws RefusedException with {@link TimeRefusal.InThePast} if a slot starts before now
     * @throws RefusedException with {@link AvailabilityRefusal.AlreadyAvailable} if all of a slot is free already
     * @throws RefusedException with {@link AvailabilityRefusal.DuringTimeOff} if nothing of a slot would become free, and
     *     the user is off in some of it
     * @throws RefusedException with {@link AvailabilityRefusal.InAMeeting} if nothing of a slot would become free, because
     *     of meetings alone
     * @throws IllegalArgumentException if the slots are not inside the window
     */
    public Change declare(TimeSlots slots, Instant now) {
        TimeSlots swallowed = TimeSlots.empty();
        for (TimeSlot slot : slots) {
            requireInWindow(slot);
            slot.requireNotPast(now);
            requireGain(slot);
            swallowed = swallowed.union(declared().connectedTo(slot));
        }
        return new Change(swallowed, swallowed.union(slots));
    }

    /** Checks that declaring the slot would free some time. */
    private void requireGain(TimeSlot slot) {
        if (free.encloses(slot)) {
            throw new RefusedException(new AvailabilityRefusal.AlreadyAvailable(user(), slot));
        }
        if (!TimeSlots.of(slot).minus(open).minus(timeOff).minus(occupied).isEmpty()) {
            return;
        }
        TimeSlots off = timeOff.intersection(slot);
        throw new RefusedException(
                off.isEmpty()
                        ? AvailabilityRefusal.InAMeeting.of(user(), slot, occupied.intersection(slot))
                        : AvailabilityRefusal.DuringTimeOff.of(user(), slot, off));
    }

    /**
     * Decides to take back all time that was declared in the slot. Meetings and the schedule stay as they are, so that
     * the time in {@link #openBySchedule()} stays open.
     *
     * @param slot the time in which nothing will be declared
     * @return the change to store; nothing, if nothing was declared
     * @throws IllegalArgumentException if the slot is not inside the window
     */
    public Change takeBack(TimeSlot slot) {
        requireInWindow(slot);
        TimeSlots touched = declared().connectedTo(slot);
        return new Change(touched, touched.minus(slot));
    }

    /**
     * Returns this calendar with time that an owner would release to take other time instead. That time is free, even
     * where the user no longer declares it or is off: the owner had it, and gives it up only if it gets the other.
     *
     * @param slots slots that the owner has taken of the user
     */
    public AvailabilityCalendar withReleased(TimeSlots slots) {
        return new AvailabilityCalendar(window, stored, scheduled, timeOff, released.union(slots));
    }

    /**
     * Returns the parts of the slot in which the user is not free.
     *
     * @throws IllegalArgumentException if the slot is not inside the window
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

    /** Returns the user, the window, and the time that is declared and occupied around it. */
    @Override
    public String toString() {
        return "calendar of " + user() + " in " + window + ": declared " + declared() + ", occupied " + occupied();
    }

    /**
     * A change of declared time: slots in place of others.
     *
     * @param swallowed the declared slots that go, as they are stored
     * @param merged the slots that take their place
     */
    public record Change(TimeSlots swallowed, TimeSlots merged) {

        /** Checks whether there is nothing to store. */
        public boolean isNothing() {
            return swallowed.equals(merged);
        }
    }
}
