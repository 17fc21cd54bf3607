package io.calendly.domain.booking.planted;

import io.calendly.domain.access.Caller;

/** A feature that knows a later one. */
public final class Violations {

    /** The violation. */
    public Caller planted;
}
