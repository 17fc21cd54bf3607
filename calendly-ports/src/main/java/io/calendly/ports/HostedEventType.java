package io.calendly.ports;

import io.calendly.domain.eventtype.EventType;
import io.calendly.domain.user.UserId;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An event type with the time zones of its hosts, for decisions on it.
 *
 * @param eventType the event type
 * @param timeZones the name of the time zone of each host's profile
 */
public record HostedEventType(EventType eventType, SortedMap<UserId, String> timeZones) {

    /**
     * Copies the time zones.
     *
     * @throws NullPointerException if a component is null
     */
    public HostedEventType {
        Objects.requireNonNull(eventType, "eventType");
        timeZones = Collections.unmodifiableSortedMap(new TreeMap<>(timeZones));
    }
}
