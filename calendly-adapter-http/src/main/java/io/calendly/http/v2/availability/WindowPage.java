package io.calendly.http.v2.availability;

import io.calendly.application.Services;
import io.calendly.domain.time.TimeSlot;
import io.calendly.http.request.Cursor;
import io.calendly.http.request.PageRequest;
import io.calendly.http.request.QueryParameters;

/**
 * A request for a page of what lies in a window.
 *
 * @param window the window
 * @param page the page
 */
public record WindowPage(TimeSlot window, PageRequest page) {

    /** Decodes the request. */
    public static WindowPage of(QueryParameters in, Services services) {
        return new WindowPage(in.slot(services.availability()::window), in.page(Cursor.NO_NAME));
    }
}
