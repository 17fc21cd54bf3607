package io.calendly.domain.availability;

import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.user.UserId;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A slot that something takes of a user. The slots taken of one user never overlap, even if their owners differ.
 *
 * @param owner the owner
 * @param user the user whose time is taken
 * @param slot the time that is taken
 * @param buffers the time to be kept clear around it
 * @param expiresAt the time from which it is no longer taken; empty if it stays so until it is released
 */
public record Occupancy(
        OccupancyOwner owner, UserId user, TimeSlot slot, Buffers buffers, Optional<Instant> expiresAt) {

    /** @throws NullPointerException if a component is null */
    public Occupancy {
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(slot, "slot");
        Objects.requireNonNull(buffers, "buffers");
        Objects.requireNonNull(expiresAt, "expiresAt");
    }

    /** Makes an occupancy without buffers that does not expire. */
    public Occupancy(OccupancyOwner owner, UserId user, TimeSlot slot) {
        this(owner, user, slot, Buffers.NONE, Optional.empty());
    }

    /** Checks whether a user's time has to be read with this occupancy as a {@link Claim}. */
    public boolean isClaim() {
        return expiresAt.isPresent() || !buffers.equals(Buffers.NONE);
    }

    /** Returns this occupancy as a claim on the time of its user. */
    public Claim claim() {
        return new Claim(owner.kind(), slot, buffers, expiresAt);
    }
}
