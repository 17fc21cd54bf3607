package io.calendly.domain.availability;

import io.calendly.domain.time.TimeSlot;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A slot that is taken of a user, with buffers around it or for a limited time. A storage returns a meeting without buffers
 * as a plain slot.
 *
 * @param kind the kind of the owner of the slot
 * @param slot the time that is taken
 * @param buffers the time to be kept clear around it
 * @param expiresAt the time from which it is no longer taken; empty if it stays so until it is released
 */
public record Claim(OccupancyOwner.Kind kind, TimeSlot slot, Buffers buffers, Optional<Instant> expiresAt) {

    /** @throws NullPointerException if a component is null */
    public Claim {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(slot, "slot");
        Objects.requireNonNull(buffers, "buffers");
        Objects.requireNonNull(expiresAt, "expiresAt");
    }

    /** Checks whether a hold takes the slot. */
    public boolean isHold() {
        return kind == OccupancyOwner.Kind.HOLD;
    }

    /** Checks whether the slot is taken at a time. A claim that has expired takes nothing. */
    public boolean isLive(Instant now) {
        return expiresAt.isEmpty() || now.isBefore(expiresAt.get());
    }
}
