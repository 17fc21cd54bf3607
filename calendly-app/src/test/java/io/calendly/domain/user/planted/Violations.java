package io.calendly.domain.user.planted;

import io.calendly.domain.availability.Overlap;

/** A user that knows overlaps, and makes a cycle with what is planted in time. */
public final class Violations {

    /** The violation. */
    public Overlap planted;

    /** The way back, for a cycle. */
    public io.calendly.domain.time.planted.Violations back;
}
