package io.calendly.application.booking;

import io.calendly.domain.booking.Answers;
import io.calendly.domain.booking.Booking;
import io.calendly.domain.booking.HoldId;
import io.calendly.domain.booking.Invitee;
import io.calendly.domain.eventtype.EventTypeId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A request of an invitee to book a slot.
 *
 * @param eventType the event type
 * @param start the start in epoch seconds
 * @param duration the duration in seconds; empty for that of the hold, or for the shortest
 * @param hold a hold on the slot; empty if the slot is not held
 * @param invitee the invitee
 * @param guests the e-mail addresses of further guests, see {@link Booking.Party}
 * @param answers the answers by the names of the questions
 */
public record BookingRequest(
        EventTypeId eventType,
        long start,
        OptionalInt duration,
        Optional<HoldId> hold,
        Invitee invitee,
        List<String> guests,
        Map<String, Answers.Answer> answers) {

    /**
     * Copies the collections.
     *
     * @throws NullPointerException if a component is null
     */
    public BookingRequest {
        Objects.requireNonNull(eventType, "eventType");
        Objects.requireNonNull(duration, "duration");
        Objects.requireNonNull(hold, "hold");
        Objects.requireNonNull(invitee, "invitee");
        guests = List.copyOf(guests);
        answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
    }
}
