package io.calendly.http.v2.schedule.planted;

import io.calendly.http.v2.user.UserRoutes;

/** A feature that knows a later one. */
public final class Violations {

    /** The violation. */
    public UserRoutes planted;
}
