package io.calendly.http.v2.user.planted;

import io.calendly.http.v2.V2Routes;

/** A feature that knows the list of routes, and another feature that knows it. */
public final class Violations {

    /** The list. */
    public V2Routes list;

    /** An earlier feature, for a cycle. */
    public io.calendly.http.v2.availability.planted.Violations earlier;
}
