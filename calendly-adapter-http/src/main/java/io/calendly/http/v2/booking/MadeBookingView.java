package io.calendly.http.v2.booking;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.calendly.application.booking.BookingService;

/**
 * A booking that was just made, as JSON.
 *
 * @param booking the booking, whose members are those of this object
 * @param manageToken the secret of the invitee, which is in no other response
 */
record MadeBookingView(@JsonUnwrapped BookingView booking, String manageToken) {

    static MadeBookingView of(BookingService.Made made) {
        return new MadeBookingView(BookingView.of(made.booking()), made.token().value());
    }
}
