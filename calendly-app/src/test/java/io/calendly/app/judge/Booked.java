package io.calendly.app.judge;

import io.calendly.domain.time.TimeSlot;
import java.util.Collections;
import java.util.Set;

/**
 * The time that a scheduled meeting takes.
 *
 * @param slot the slot of the meeting
 * @param users the users whose time it takes
 */
record Booked(TimeSlot slot, Set<Integer> users) {

    /** Checks whether a user would be in both meetings at a time. */
    boolean clashesWith(Booked other) {
        return slot.overlaps(other.slot) && !Collections.disjoint(users, other.users);
    }
}
