package io.calendly.domain.availability;

import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.user.UserId;
import java.util.Objects;

/**
 * A slot that something takes of a user. The slots taken of one user never overlap, even if their owners differ.
 *
 * @param owner the owner
 * @param user the user whose time is taken
 * @param slot the time that is taken
 */
public record Occupancy(OccupancyOwner owner, UserId user, TimeSlot slot) {

    /** @throws NullPointerException if a component is null */
    public Occupancy {
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(slot, "slot");
    }
}
