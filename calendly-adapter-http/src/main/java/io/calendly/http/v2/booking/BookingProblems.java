package io.calendly.http.v2.booking;

import io.calendly.domain.booking.Answers;
import io.calendly.domain.booking.BookingRefusal.DurationNotOffered;
import io.calendly.domain.booking.BookingRefusal.HoldExpired;
import io.calendly.domain.booking.BookingRefusal.HoldOfAnotherSlot;
import io.calendly.domain.booking.BookingRefusal.InvalidAnswers;
import io.calendly.domain.booking.BookingRefusal.NotBookable;
import io.calendly.domain.booking.BookingRefusal.SlotsHeld;
import io.calendly.domain.booking.BookingRefusal.TooLate;
import io.calendly.domain.booking.BookingRefusal.TooManySlots;
import io.calendly.domain.booking.BookingRefusal.UnknownBooking;
import io.calendly.domain.booking.BookingRefusal.UnknownHold;
import io.calendly.domain.booking.BookingRefusal.WrongStatus;
import io.calendly.domain.booking.BookingRefusal.WrongToken;
import io.calendly.domain.booking.Reason;
import io.calendly.http.request.JsonPointer;
import io.calendly.http.response.ProblemType;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.stream.Collectors;

/** The types of problems for refusals that concern bookings and holds. */
public final class BookingProblems {

    private record Reasons(List<ReasonCodeView> reasons) {}

    private record Durations(SortedSet<Integer> durations) {}

    /** All types. */
    public static final List<ProblemType<?>> TYPES = List.of(
            ProblemType.of(
                            UnknownBooking.class,
                            "unknown-booking",
                            404,
                            "Unknown booking",
                            "No booking has this id. A question about slots needs a booking of the event type.")
                    .detail(refusal -> "Unknown booking: " + refusal.id())
                    .pointsTo(refusal -> List.of(refusal.id().value()), "is not the id of a booking of the event type"),
            ProblemType.of(
                            UnknownHold.class,
                            "unknown-hold",
                            404,
                            "Unknown hold",
                            "The event type has no hold with this id. It was given back or used, or it expired long ago.")
                    .detail(refusal -> "Unknown hold: " + refusal.id())
                    .pointsTo(refusal -> List.of(refusal.id().value()), "is not the id of a hold of the event type"),
            ProblemType.of(
                            NotBookable.class,
                            "not-bookable",
                            409,
                            "Not bookable",
                            "The start time cannot be booked. reasons lists every reason, each with a code, with the host"
                                    + " whose time it is about, and with the time until which it holds, as far as that is"
                                    + " known. The explanation of the event type has more about each.")
                    .detail(refusal -> refusal.slot() + " cannot be booked: "
                            + refusal.reasons().stream()
                                    .map(Reason::code)
                                    .distinct()
                                    .collect(Collectors.joining(", ")))
                    .data(refusal -> new Reasons(
                            refusal.reasons().stream().map(ReasonCodeView::of).toList())),
            ProblemType.of(
                            TooManySlots.class,
                            "too-many-slots",
                            422,
                            "Too many slots",
                            "The window has more slots than one reply may have. Ask for a shorter window.")
                    .detail(refusal -> "The window has more than " + refusal.max() + " slots, or hosts of slots")
                    .errors(refusal -> Map.of("/end_time", "must be earlier")),
            ProblemType.of(
                            SlotsHeld.class,
                            "slots-held",
                            409,
                            "Slots held",
                            "An invitee holds a slot of the user, which can still be booked. A hold lasts for 15 minutes at"
                                    + " most.")
                    .detail(refusal -> "A slot of user " + refusal.host() + " is held until " + refusal.until()),
            ProblemType.of(
                            DurationNotOffered.class,
                            "duration-not-offered",
                            422,
                            "Duration not offered",
                            "The event type does not offer this duration. durations lists those that it offers, in seconds.")
                    .detail(refusal ->
                            "The event type offers " + refusal.durations() + " seconds, not " + refusal.duration())
                    .data(refusal -> new Durations(refusal.durations()))
                    .errors(refusal -> Map.of("/duration", "must be one of " + refusal.durations())),
            ProblemType.of(
                            InvalidAnswers.class,
                            "invalid-answers",
                            422,
                            "Invalid answers",
                            "Some questions of the event type are not answered, or the answers are not valid. errors points"
                                    + " to each of them.")
                    .detail(refusal -> "Some answers are missing or not valid, see errors")
                    .errors(BookingProblems::errors),
            ProblemType.of(
                            HoldExpired.class,
                            "hold-expired",
                            409,
                            "Hold expired",
                            "The hold has expired. The slot may still be free: place another hold, or book without one.")
                    .detail(refusal -> "The hold expired at " + refusal.expiredAt()),
            ProblemType.of(
                            HoldOfAnotherSlot.class,
                            "hold-of-another-slot",
                            422,
                            "Hold of another slot",
                            "The hold is on a slot with another start or another duration.")
                    .detail(refusal -> "The hold is on " + refusal.held())
                    .errors(refusal -> Map.of("/hold_id", "is a hold on " + refusal.held())),
            ProblemType.of(
                            WrongStatus.class,
                            "wrong-booking-status",
                            409,
                            "Wrong status",
                            "A pending booking can be confirmed, declined, canceled and rescheduled. A confirmed one can be"
                                    + " canceled and rescheduled, and its invitee can be noted not to have come. All other"
                                    + " bookings are final.")
                    .detail(refusal ->
                            "The booking is " + refusal.status().name().toLowerCase(Locale.ROOT)),
            ProblemType.of(
                            TooLate.class,
                            "too-late-to-change",
                            409,
                            "Too late to change",
                            "The meeting starts too soon for the invitee to cancel or reschedule. A host still can.")
                    .detail(refusal -> "It was possible until " + Instant.ofEpochSecond(refusal.until())),
            ProblemType.of(
                    WrongToken.class,
                    "wrong-manage-token",
                    403,
                    "Wrong manage token",
                    "The token of the request is not that of the booking, or the request is one that only a host may"
                            + " make. A host sends no token."));

    private BookingProblems() {}

    private static Map<String, String> errors(InvalidAnswers refusal) {
        Map<String, String> errors = new LinkedHashMap<>();
        refusal.faults().forEach((question, fault) -> errors.put(JsonPointer.to("answers", question), words(fault)));
        return errors;
    }

    private static String words(Answers.Fault fault) {
        return switch (fault) {
            case UNKNOWN_QUESTION -> "is not a question of the event type";
            case MISSING -> "is required";
            case WRONG_TYPE -> "must be of the type of the question";
            case INVALID_TEXT -> "is too long, or has characters that it must not have";
            case NOT_A_CHOICE -> "must be one of the choices of the question";
            case NOT_A_PHONE_NUMBER -> "must be a telephone number, such as +49 30 123456";
        };
    }
}
