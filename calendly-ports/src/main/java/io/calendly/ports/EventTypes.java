package io.calendly.ports;

import io.calendly.domain.eventtype.EventType;
import io.calendly.domain.eventtype.EventTypeId;
import io.calendly.domain.eventtype.EventTypeRefusal;
import io.calendly.domain.refusal.RefusedException;
import io.calendly.domain.user.UserId;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;

/** A store of event types. One that was removed is found no more, but bookings still refer to it. */
public interface EventTypes {

    /**
     * A choice of event types.
     *
     * @param host a host of the event types; empty for those of all hosts
     * @param slug the slug of the event types; empty for any
     */
    record Filter(Optional<UserId> host, Optional<String> slug) {

        /** @throws NullPointerException if a component is null */
        public Filter {
            Objects.requireNonNull(host, "host");
            Objects.requireNonNull(slug, "slug");
        }
    }

    /**
     * Stores a new event type.
     *
     * @param eventType an event type whose hosts are {@linkplain Users#lock locked}
     * @throws RefusedException with {@link EventTypeRefusal.SlugTaken} if another event type of a host has the slug; at the
     *     latest when the transaction ends
     */
    void add(EventType eventType);

    /** Finds the event type with this id, with the time zones of its hosts. */
    Optional<HostedEventType> find(EventTypeId id);

    /**
     * Returns the event type with this id, with the time zones of its hosts.
     *
     * @throws RefusedException with {@link EventTypeRefusal.UnknownEventType} if there is none
     */
    default HostedEventType require(EventTypeId id) {
        return find(id).orElseThrow(() -> new RefusedException(new EventTypeRefusal.UnknownEventType(id)));
    }

    /**
     * Stores an event type in place of an older version.
     *
     * @param before the event type as it is stored
     * @param after the event type as it will be; the hosts of both are {@linkplain Users#lock locked}
     * @throws RefusedException with {@link EventTypeRefusal.SlugTaken} if another event type of a host has the slug; at the
     *     latest when the transaction ends
     */
    void update(EventType before, EventType after);

    /**
     * Removes an event type. Its bookings stay as they are, and its slug can be used again.
     *
     * @param eventType an event type whose hosts are {@linkplain Users#lock locked}
     */
    void remove(EventType eventType);

    /**
     * Returns some event types by ascending id, which is the order in which they were made.
     *
     * @param filter the choice of event types
     * @param after only event types past this one; empty to begin with the first
     * @param max the maximum number of event types
     */
    List<EventType> page(Filter filter, Optional<EventTypeId> after, int max);

    /** Returns those of the users who host at least this number of event types. */
    SortedSet<UserId> hostingAtLeast(Collection<UserId> users, int number);
}
