package io.calendly.http.v2.booking.planted;

import io.calendly.http.v2.access.ApiKeyRoutes;

/** A feature that knows a later one. */
public final class Violations {

    /** The violation. */
    public ApiKeyRoutes planted;
}
