package io.calendly.domain.meeting;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/**
 * A difference on the wall clock of a time zone, which is another number of seconds where clocks change. A time that the
 * zone skips is moved later by the length of the gap, and a time that occurs twice is taken the first time, as in
 * {@link Recurrence}.
 */
record WallClockShift(ZoneId zone, Duration difference) {

    /** Returns the difference between two times in epoch seconds. */
    static WallClockShift between(long from, long to, ZoneId zone) {
        return new WallClockShift(zone, Duration.between(wallClock(from, zone), wallClock(to, zone)));
    }

    private static LocalDateTime wallClock(long time, ZoneId zone) {
        return LocalDateTime.ofInstant(Instant.ofEpochSecond(time), zone);
    }

    /** Returns the shifted time in epoch seconds; the same time if there is no difference. */
    long apply(long time) {
        return difference.isZero()
                ? time
                : wallClock(time, zone).plus(difference).atZone(zone).toEpochSecond();
    }
}
