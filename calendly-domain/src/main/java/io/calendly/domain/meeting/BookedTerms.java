package io.calendly.domain.meeting;

import io.calendly.domain.availability.Buffers;
import java.util.Objects;
import java.util.UUID;

/**
 * The terms on which invitees have booked a meeting, as they were then. A later change of the event type leaves them as
 * they are, since the hosts and the invitees have agreed on them.
 *
 * @param eventType the id of the event type
 * @param buffers the time to be kept clear around the meeting
 */
public record BookedTerms(UUID eventType, Buffers buffers) {

    /** @throws NullPointerException if a component is null */
    public BookedTerms {
        Objects.requireNonNull(eventType, "eventType");
        Objects.requireNonNull(buffers, "buffers");
    }
}
