package io.calendly.domain.eventtype;

import java.time.Instant;
import java.util.Objects;

/**
 * A kind of meeting that invitees can book.
 *
 * @param id the id
 * @param settings what can be changed
 * @param createdAt the time at which it was added
 * @param version 1 at first, incremented by each change
 */
public record EventType(EventTypeId id, EventTypeSettings settings, Instant createdAt, long version) {

    /**
     * @throws NullPointerException if a component is null
     * @throws IllegalArgumentException if the version is not positive
     */
    public EventType {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(settings, "settings");
        Objects.requireNonNull(createdAt, "createdAt");
        if (version < 1) {
            throw new IllegalArgumentException("version must be positive, not " + version);
        }
    }

    /** Returns this event type with other settings, in the next version. */
    public EventType with(EventTypeSettings changed) {
        return new EventType(id, changed, createdAt, version + 1);
    }
}
