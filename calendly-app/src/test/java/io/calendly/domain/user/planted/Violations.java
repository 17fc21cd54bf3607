package io.calendly.domain.user.planted;

import io.calendly.domain.refusal.Refusal;

/** A user that knows refusals, and makes a cycle with what is planted in time. */
public final class Violations {

    /** The violation. */
    public Refusal planted;

    /** The way back, for a cycle. */
    public io.calendly.domain.time.planted.Violations back;
}
