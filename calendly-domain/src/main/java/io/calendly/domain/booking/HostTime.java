package io.calendly.domain.booking;

import io.calendly.domain.availability.StoredTime;
import java.util.Objects;

/**
 * The time of a host, as a decision on an event type needs it.
 *
 * @param stored the time around the {@linkplain BookingQuestion#calendarWindow window}, as it is now, with the schedule
 *     that the event type reads
 * @param timeZone the name of the time zone of the user, which counts if there is no schedule
 */
public record HostTime(StoredTime stored, String timeZone) {

    /** @throws NullPointerException if a component is null */
    public HostTime {
        Objects.requireNonNull(stored, "stored");
        Objects.requireNonNull(timeZone, "timeZone");
    }
}
