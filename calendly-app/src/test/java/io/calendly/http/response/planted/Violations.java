package io.calendly.http.response.planted;

import io.calendly.http.v2.user.UserRoutes;

/** A toolkit that knows a feature. */
public final class Violations {

    /** A feature. */
    public UserRoutes planted;
}
