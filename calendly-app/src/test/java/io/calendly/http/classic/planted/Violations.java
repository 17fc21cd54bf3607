package io.calendly.http.classic.planted;

import io.calendly.http.v2.V2Routes;

/** One surface that knows the other, in a cycle. */
public final class Violations {

    /** The violation. */
    public V2Routes planted;

    /** There. */
    public io.calendly.http.v2.planted.Violations there;
}
