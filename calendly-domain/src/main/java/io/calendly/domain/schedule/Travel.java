package io.calendly.domain.schedule;

import io.calendly.domain.time.TimeZones;
import java.util.Objects;

/**
 * A stay in another time zone. On its dates hours are read on the clock of that zone, and not on the clock at home.
 *
 * @param dates the dates, by the calendar of the zone travelled to
 * @param timeZone the name of that zone. It followed {@link TimeZones#NAME} when a client set it. It may be unknown to
 *     this JVM, and then no instant is open by it
 */
public record Travel(DateRange dates, String timeZone) {

    /**
     * @throws NullPointerException if a component is null
     * @throws IllegalArgumentException if the time zone is not one line of text
     */
    public Travel {
        Objects.requireNonNull(dates, "dates");
        TimeZones.STORED_NAME.require(timeZone, "timeZone");
    }
}
