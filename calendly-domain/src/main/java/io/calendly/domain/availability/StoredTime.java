package io.calendly.domain.availability;

import io.calendly.domain.time.TimeSlots;
import io.calendly.domain.user.UserId;
import java.util.Objects;

/**
 * The time of one user as a storage holds it, for {@link AvailabilityCalendar} to compose.
 *
 * <p>A storage reads it around a window: every slot that overlaps or abuts the window is there whole, and slots apart
 * from the window may be missing. Further kinds of time (scheduled, time off, busy elsewhere) become components of this
 * record, so that no storage ever computes with them.
 *
 * @param user the user whose time it is
 * @param declared the slots that the user declared
 * @param occupied the slots that meetings take of the user
 */
public record StoredTime(UserId user, TimeSlots declared, TimeSlots occupied) {

    /** @throws NullPointerException if a component is null */
    public StoredTime {
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(declared, "declared");
        Objects.requireNonNull(occupied, "occupied");
    }
}
