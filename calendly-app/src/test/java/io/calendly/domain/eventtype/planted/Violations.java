package io.calendly.domain.eventtype.planted;

import io.calendly.domain.booking.BookingId;

/** A feature that knows a later one. */
public final class Violations {

    /** The violation. */
    public BookingId planted;
}
