package io.calendly.domain.booking;

import io.calendly.domain.eventtype.EventTypeId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Bookings of an invitee who has no part in a test. */
final class Bookings {

    static final Booking.Party ZOE =
            new Booking.Party(new Invitee("Zoe", "zoe@example.com", "UTC"), List.of(), Answers.NONE);

    private Bookings() {}

    /** Returns the confirmed booking that has a place. */
    static Booking of(Place place, EventTypeId type) {
        return new Booking(
                new BookingId(place.id()),
                type,
                place.meeting().orElseThrow(),
                place.slot(),
                ZOE,
                Booking.Status.CONFIRMED,
                "",
                new Booking.History(Instant.EPOCH, Optional.empty(), Optional.empty(), 1));
    }
}
