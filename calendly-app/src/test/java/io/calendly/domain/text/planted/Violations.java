package io.calendly.domain.text.planted;

import io.calendly.domain.user.UserId;

/** A rule for texts that knows users. */
public final class Violations {

    /** The violation. */
    public UserId planted;
}
