package io.calendly.domain.refusal.planted;

import io.calendly.domain.availability.Overlaps;

/** A refusal that knows calendars. */
public final class Violations {

    /** The violation. */
    public Overlaps planted;
}
