package io.calendly.http.v2.user.planted;

import io.calendly.http.v2.V2Routes;
import io.calendly.http.v2.eventtype.EventTypeRoutes;

/** A feature that knows the list of routes, another feature that knows it, and a later one. */
public final class Violations {

    /** The list. */
    public V2Routes list;

    /** A later feature. */
    public EventTypeRoutes later;

    /** An earlier feature, for a cycle. */
    public io.calendly.http.v2.availability.planted.Violations earlier;
}
