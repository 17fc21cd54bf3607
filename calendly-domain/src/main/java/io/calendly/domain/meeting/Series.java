package io.calendly.domain.meeting;

import io.calendly.domain.refusal.RefusedException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Objects;

/**
 * The series that a meeting belongs to.
 *
 * @param id the id of the series, which is the id of its first meeting
 * @param timeZone the IANA time zone of the wall clock of the series. It is a text until a clock is needed, because the
 *     time zones that a JVM knows depend on its version
 */
public record Series(MeetingId id, String timeZone) {

    /** @throws NullPointerException if a component is null */
    public Series {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(timeZone, "timeZone");
    }

    /**
     * Returns the time zone.
     *
     * @throws RefusedException with {@link MeetingRefusal.UnknownSeriesZone} if this JVM does not know it
     */
    ZoneId zone() {
        try {
            return ZoneId.of(timeZone);
        } catch (DateTimeException unknown) {
            throw new RefusedException(new MeetingRefusal.UnknownSeriesZone(timeZone));
        }
    }
}
