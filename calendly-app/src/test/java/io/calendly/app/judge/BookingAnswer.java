package io.calendly.app.judge;

import java.util.List;
import java.util.Optional;

/**
 * The part of a response that is about bookings and holds.
 *
 * @param bookings the booking in the response, and in the response to the same request when it was sent again
 * @param hold the hold
 * @param reasons the reasons of a refusal
 */
record BookingAnswer(List<FoundBooking> bookings, Optional<FoundHold> hold, List<StatedReason> reasons) {

    /** An answer without bookings and holds. */
    static final BookingAnswer NONE = new BookingAnswer(List.of(), Optional.empty(), List.of());

    static BookingAnswer of(FoundBooking... bookings) {
        return new BookingAnswer(List.of(bookings), Optional.empty(), List.of());
    }

    static BookingAnswer of(FoundHold hold) {
        return new BookingAnswer(List.of(), Optional.of(hold), List.of());
    }

    static BookingAnswer of(List<StatedReason> reasons) {
        return new BookingAnswer(List.of(), Optional.empty(), reasons);
    }
}
