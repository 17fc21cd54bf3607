package io.calendly.http.v2.booking;

import io.calendly.application.booking.BookingRequest;
import io.calendly.domain.booking.Answers;
import io.calendly.domain.booking.Booking;
import io.calendly.domain.booking.HoldId;
import io.calendly.domain.booking.Invitee;
import io.calendly.domain.eventtype.EventTypeId;
import io.calendly.domain.eventtype.Timing;
import io.calendly.domain.time.TimeZones;
import io.calendly.domain.user.Profile;
import io.calendly.http.request.BodyFields;
import java.util.List;
import java.util.Optional;

/** A decoder of bookings in bodies. */
final class BookingBody {

    private static final Invitee PLACEHOLDER = new Invitee("-", "none@example.org", TimeZones.UTC);

    private BookingBody() {}

    /** Decodes the request of an invitee to book a slot of an event type. */
    static BookingRequest decode(BodyFields in, EventTypeId eventType) {
        in.require("invitee");
        return new BookingRequest(
                eventType,
                in.time("start_time"),
                in.optionalInt("duration", Timing.MIN_SECONDS, Timing.MAX_SECONDS),
                in.optionalUuid("hold_id").map(HoldId::new),
                in.optionalObject("invitee", BookingBody::invitee).orElse(PLACEHOLDER),
                in.optionalTexts("guests", Booking.Party.MAX_GUESTS, Booking.Party.GUEST)
                        .orElse(List.of()),
                in.anyFields("answers", BookingBody::answer));
    }

    private static Invitee invitee(BodyFields in) {
        in.require("name");
        in.require("email");
        return new Invitee(
                in.optionalText("name", Profile.NAME).orElse(PLACEHOLDER.name()),
                in.optionalText("email", Profile.EMAIL).orElse(PLACEHOLDER.email()),
                in.optionalText("time_zone", TimeZones.NAME).orElse(PLACEHOLDER.timeZone()));
    }

    /** Decodes an answer, whatever the type of the question is. The domain checks that. */
    private static Optional<Answers.Answer> answer(BodyFields in, String question) {
        if (in.isBoolean(question)) {
            return in.optionalBoolean(question).map(Answers.YesOrNo::new);
        }
        return in.optionalText(question, Answers.LONG_TEXT).map(Answers.Words::new);
    }
}
