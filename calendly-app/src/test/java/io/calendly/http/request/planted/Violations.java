package io.calendly.http.request.planted;

import io.calendly.http.response.Reply;
import io.calendly.http.v2.V2Routes;

/** A toolkit that knows a feature. */
public final class Violations {

    /** A list of routes. */
    public V2Routes routes;

    /** A response. */
    public Reply reply;
}
