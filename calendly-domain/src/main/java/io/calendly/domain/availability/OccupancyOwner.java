package io.calendly.domain.availability;

import java.util.Objects;
import java.util.UUID;

/**
 * The owner of occupied time, which releases it as a whole.
 *
 * @param kind the kind of the owner
 * @param id the id of the owner, which no other owner has
 */
public record OccupancyOwner(Kind kind, UUID id) {

    /** The kind of an owner. */
    public enum Kind {
        /** A meeting that takes place. */
        MEETING,
        /** A hold on a slot of an event type. */
        HOLD
    }

    /** @throws NullPointerException if a component is null */
    public OccupancyOwner {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(id, "id");
    }
}
