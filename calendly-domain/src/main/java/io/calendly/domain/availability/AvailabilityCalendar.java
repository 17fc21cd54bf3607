package io.calendly.domain.availability;

import io.calendly.domain.refusal.RefusedException;
import io.calendly.domain.time.TimeRefusal;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import io.calendly.domain.user.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/**
 * The time of one user around a window: declared, open, occupied, and so free.
 *
 * <pre>
 *   declared [--------------)     [-------)    said once, and stored
 *   open     [--------------)     [-------)    today the same as declared
 *   occupied      [---)                        taken by meetings
 *   free     [----)   [-----)     [-------)    open and not occupied
 * </pre>
 *
 * <p>A meeting occupies time and leaves what was declared as it was. So a canceled meeting gives its time back by itself,
 * and declaring time across a meeting can never make room for a second one.
 *
 * <p>A calendar knows a {@linkplain #window() window} and answers for nothing else. Declared and occupied slots that
 * overlap or abut the window are there <em>whole</em>, never clipped to it, since a slot that sticks out decides whether
 * time inside is joined to time outside; slots apart from the window may be missing. That holds for a window of
 * {@link TimeSlot#ALWAYS} too: declared time is finite. Immutable.
 */
public final class AvailabilityCalendar {

    private final TimeSlot window;
    private final StoredTime stored;
    private final TimeSlots released;
    private final TimeSlots free;

    private AvailabilityCalendar(TimeSlot window, StoredTime stored, TimeSlots released) {
        this.window = Objects.requireNonNull(window, "window");
        this.stored = Objects.requireNonNull(stored, "stored");
        this.released = Objects.requireNonNull(released, "released");
        this.free = open().minus(occupied());
    }

    /**
     * Composes the calendar of a user.
     *
     * @param window the window
     * @param stored the user's time around the window
     * @throws NullPointerException if an argument is null
     */
    public static AvailabilityCalendar of(TimeSlot window, StoredTime stored) {
        return new AvailabilityCalendar(window, stored, TimeSlots.empty());
    }

    /** Composes the calendars of several users, in the order given. */
    public static List<AvailabilityCalendar> of(TimeSlot window, Collection<StoredTime> stored) {
        return stored.stream().map(each -> of(window, each)).toList();
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

    /** Returns the time that the user has opened in any way, whether or not it is occupied. */
    public TimeSlots open() {
        return stored.declared().union(released);
    }

    /** Returns the time that is taken of the user. */
    public TimeSlots occupied() {
        return stored.occupied().minus(released);
    }

    /** Returns the time that is open and not occupied. */
    public TimeSlots free() {
        return free;
    }

    /**
     * Decides to declare the slot.
     *
     * @param slot the time to declare
     * @param now the time of the decision
     * @return the change to store
     * @throws RefusedException with {@link TimeRefusal.InThePast} if the slot starts before now
     * @throws RefusedException with {@link AvailabilityRefusal.AlreadyAvailable} if all of it is free already
     * @throws RefusedException with {@link AvailabilityRefusal.InAMeeting} if nothing of it would become free
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
     * @throws RefusedException with {@link AvailabilityRefusal.InAMeeting} if nothing of a slot would become free
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
        TimeSlots becomesFree = TimeSlots.of(slot).minus(open()).minus(occupied());
        if (becomesFree.isEmpty()) {
            throw new RefusedException(
                    AvailabilityRefusal.InAMeeting.of(user(), slot, occupied().intersection(slot)));
        }
    }

    /**
     * Decides to take back all time that was declared in the slot. Meetings stay as they are.
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
     * where the user no longer declares it: the owner had it, and gives it up only if it gets the other.
     *
     * @param slots slots that the owner has taken of the user
     */
    public AvailabilityCalendar withReleased(TimeSlots slots) {
        return new AvailabilityCalendar(window, stored, released.union(slots));
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
