package io.calendly.http.v2.user.planted;

import io.calendly.http.v2.V2Routes;

/** A feature that knows a later one and the list of routes. */
public final class Violations {

    /** The list. */
    public V2Routes list;

    /** A later feature. */
    public io.calendly.http.v2.availability.planted.Violations later;
}
