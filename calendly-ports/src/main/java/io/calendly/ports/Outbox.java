package io.calendly.ports;

import io.calendly.domain.access.Caller;
import io.calendly.domain.event.Event;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A store of the events that happened, in order. An event is appended in the transaction that makes it happen, so that
 * there is never one without the other.
 */
public interface Outbox {

    /**
     * An event as stored.
     *
     * @param position the place in the order of all events; positions ascend and may have gaps
     * @param sequence the number of the event among those of its subject: 1, 2, 3, …
     * @param at the time of the change, truncated to the second
     * @param actor the {@linkplain Caller#actor() actor} who made the change
     * @param credential the id of the credential by which the actor made it; empty if there was none
     * @param event the event
     */
    record Entry(long position, long sequence, Instant at, String actor, Optional<String> credential, Event event) {

        /** @throws NullPointerException if a component is null */
        public Entry {
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(actor, "actor");
            Objects.requireNonNull(credential, "credential");
            Objects.requireNonNull(event, "event");
        }
    }

    /**
     * Appends events.
     *
     * @param actor the caller who makes the change
     * @param at the time of the change; truncated to the second
     * @param events the events in order; their subjects, or the users that they take time of, are
     *     {@linkplain Users#lock locked} or new
     */
    void append(Caller actor, Instant at, List<? extends Event> events);

    /**
     * Reads events in order. An event shows once no transaction is left that could still store one before it, so a
     * caller that goes on after the last position it has seen misses nothing. That holds for {@link Transactor#reads};
     * a transaction that reads sees the events of its snapshot.
     *
     * @param after only events past this position; 0 for all
     * @param max the maximum number of events
     */
    List<Entry> read(long after, int max);
}
