package io.calendly.domain.schedule.planted;

import io.calendly.domain.availability.Overlap;
import java.time.ZonedDateTime;

/** A schedule that knows overlaps, and the rules of time zones. */
public final class Violations {

    /** A later feature. */
    public Overlap later;

    /** A clock of its own. */
    public ZonedDateTime zoned;
}
