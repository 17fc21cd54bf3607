package io.calendly.app.judge;

import io.calendly.domain.time.TimeSlot;
import java.util.Optional;
import java.util.Set;

/**
 * The state of a meeting.
 *
 * @param slot the slot of the meeting
 * @param users the attendees
 * @param title the title, or empty
 * @param canceled whether the meeting is canceled
 * @param version the version, or {@link #NOT_STATED} in a response without it
 */
record MeetingState(TimeSlot slot, Set<Integer> users, String title, boolean canceled, long version) {

    /** The version in a response that does not state it. */
    static final long NOT_STATED = 0;

    /** Returns the state of a new meeting. */
    static MeetingState scheduled(TimeSlot slot, Set<Integer> users) {
        return new MeetingState(slot, users, "", false, 1);
    }

    /** Returns the time that the meeting takes; empty if it is canceled. */
    Optional<Booked> booked() {
        return canceled ? Optional.empty() : Optional.of(new Booked(slot, users));
    }

    /** Returns the state after a change; it has a new version if the change makes a difference. */
    MeetingState changed(TimeSlot newSlot, Set<Integer> newUsers, String newTitle) {
        return newSlot.equals(slot) && newUsers.equals(users) && newTitle.equals(title)
                ? this
                : new MeetingState(newSlot, newUsers, newTitle, canceled, version + 1);
    }

    MeetingState cancel() {
        return new MeetingState(slot, users, title, true, version + 1);
    }

    /** Checks whether a user needs time for this state that was not taken in the state before. */
    boolean takesTimeAfter(MeetingState before) {
        return !canceled && (!slot.equals(before.slot) || !before.users.containsAll(users));
    }

    /** Checks whether a response that shows the other state is correct in this state. */
    boolean isShownAs(MeetingState shown) {
        long shownVersion = shown.version == NOT_STATED ? version : shown.version;
        return equals(new MeetingState(shown.slot, shown.users, shown.title, shown.canceled, shownVersion));
    }
}
