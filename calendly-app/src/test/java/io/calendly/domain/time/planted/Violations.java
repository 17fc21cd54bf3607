package io.calendly.domain.time.planted;

import io.calendly.domain.user.UserId;
import java.time.Instant;
import org.slf4j.Logger;

/** What the domain must never do, so that the rules are seen to notice it. Nothing runs this. */
public final class Violations {

    /** A library. */
    public Logger library;

    /** A later feature. */
    public UserId later;

    /** There, for a cycle. */
    public io.calendly.domain.user.planted.Violations there;

    /** A clock. */
    public Instant clock() {
        return Instant.now();
    }
}
