package io.calendly.app.judge;

import io.calendly.domain.time.TimeSlot;
import java.util.Collections;
import java.util.Set;

/**
 * The time that a scheduled meeting takes, or a place in it, or a hold.
 *
 * @param slot the slot of the meeting
 * @param users the users whose time it takes
 * @param isShared whether others with a place in the same slot share the time, as in a group
 */
record Booked(TimeSlot slot, Set<Integer> users, boolean isShared) {

    /** Makes the time of a meeting that shares it with no other. */
    Booked(TimeSlot slot, Set<Integer> users) {
        this(slot, users, false);
    }

    /** Checks whether both are places in the same slot of the group. */
    boolean sharesWith(Booked other) {
        return isShared && other.isShared && slot.equals(other.slot);
    }

    /** Checks whether a user would be in both meetings at a time. */
    boolean clashesWith(Booked other) {
        return slot.overlaps(other.slot) && !Collections.disjoint(users, other.users);
    }
}
