package io.calendly.http.v2.planted;

import io.calendly.http.classic.ClassicRoutes;

/** The other surface. */
public final class Violations {

    /** The violation. */
    public ClassicRoutes planted;

    /** And back. */
    public io.calendly.http.classic.planted.Violations back;
}
