package io.calendly.http.v2.eventtype.planted;

import io.calendly.http.v2.booking.BookingRoutes;

/** A feature that knows a later one. */
public final class Violations {

    /** The violation. */
    public BookingRoutes planted;
}
