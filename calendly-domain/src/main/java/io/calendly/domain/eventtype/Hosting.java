package io.calendly.domain.eventtype;

import io.calendly.domain.schedule.Schedule;
import io.calendly.domain.user.UserId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The hosts of an event type, and how they share its meetings.
 *
 * @param kind who of the hosts is in a meeting
 * @param hosts the hosts: one or more, at most {@link #MAX_HOSTS}
 * @param capacity the number of invitees that a meeting has room for; 1 unless the kind is {@link Kind#GROUP}
 * @param schedule the name of the schedule whose hours are open for the event type; a host who has none of this name, and
 *     every host if it is empty, is asked by the default schedule
 */
public record Hosting(Kind kind, SortedSet<UserId> hosts, int capacity, Optional<String> schedule) {

    /** The maximum number of hosts. */
    public static final int MAX_HOSTS = 100;

    /** The maximum capacity. */
    public static final int MAX_CAPACITY = 1_000;

    /** The way in which hosts share meetings. */
    public enum Kind {
        /** The one host is in every meeting. */
        SOLO,
        /** All hosts are in every meeting. */
        COLLECTIVE,
        /** One of the hosts, who is free, is in a meeting. They take turns. */
        ROUND_ROBIN,
        /** All hosts are in every meeting, which several invitees can book. */
        GROUP
    }

    /**
     * Copies the hosts.
     *
     * @throws NullPointerException if a component is null
     * @throws IllegalArgumentException if the capacity is not from 1 to {@link #MAX_CAPACITY}, or if the schedule is not
     *     a name
     */
    public Hosting {
        Objects.requireNonNull(kind, "kind");
        hosts = Collections.unmodifiableSortedSet(new TreeSet<>(hosts));
        if (capacity < 1 || capacity > MAX_CAPACITY) {
            throw new IllegalArgumentException("capacity must be from 1 to " + MAX_CAPACITY + ", not " + capacity);
        }
        schedule.ifPresent(name -> Schedule.NAME.require(name, "schedule"));
    }

    /** Returns the contradictions among the components. */
    List<EventTypeFault> faults() {
        List<EventTypeFault> faults = new ArrayList<>();
        if (hosts.isEmpty()) {
            faults.add(EventTypeFault.NO_HOSTS);
        }
        if (hosts.size() > MAX_HOSTS) {
            faults.add(EventTypeFault.TOO_MANY_HOSTS);
        }
        if (kind == Kind.SOLO && hosts.size() > 1) {
            faults.add(EventTypeFault.SEVERAL_HOSTS);
        }
        if (kind != Kind.GROUP && capacity != 1) {
            faults.add(EventTypeFault.CAPACITY_OF_NO_GROUP);
        }
        return faults;
    }

    /** Checks whether several invitees can book one meeting. */
    public boolean isGroup() {
        return kind == Kind.GROUP;
    }
}
