package io.calendly.app.judge;

import com.fasterxml.jackson.databind.JsonNode;
import io.calendly.domain.time.TimeSlot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A decoder of responses that are about bookings and holds. */
final class BookingDecoder {

    /** The maximum error of a conversion to the judge's clock, and of the seconds in which the servers count. */
    private static final long TOLERANCE = TimeUnit.SECONDS.toNanos(2);

    private final Ids ids;

    BookingDecoder(Ids ids) {
        this.ids = ids;
    }

    /**
     * Decodes a response.
     *
     * @param version the version in the header of the response
     * @return what the response says; empty if it is about something else
     */
    Optional<BookingAnswer> decode(JsonNode body, long version) {
        if (body.has("invitee")) {
            return Optional.of(BookingAnswer.of(booking(body, version)));
        }
        if (body.has("expires_at")) {
            return Optional.of(BookingAnswer.of(hold(body)));
        }
        return body.has("reasons") ? Optional.of(BookingAnswer.of(reasons(body))) : Optional.empty();
    }

    private FoundBooking booking(JsonNode body, long version) {
        BookingState state = new BookingState(
                ids.eventType(body.get("event_type_id").asText()),
                body.get("meeting_id").asText(),
                slot(body),
                ids.users(hosts(body)),
                body.get("status").asText(),
                version);
        return new FoundBooking(
                body.get("id").asText(),
                body.get("invitee").get("name").asText(),
                body.path("manage_token").asText(),
                state);
    }

    private FoundHold hold(JsonNode body) {
        long left = TimeUnit.SECONDS.toMillis(body.get("expires_at").asLong()) - System.currentTimeMillis();
        long expiresAt = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(left);
        return new FoundHold(
                body.get("id").asText(),
                slot(body),
                ids.users(hosts(body)),
                expiresAt - TOLERANCE,
                expiresAt + TOLERANCE);
    }

    private List<StatedReason> reasons(JsonNode body) {
        List<StatedReason> reasons = new ArrayList<>();
        body.get("reasons")
                .forEach(reason -> reasons.add(new StatedReason(
                        reason.get("code").asText(),
                        Optional.ofNullable(reason.get("host_id")).map(id -> ids.user(id.asLong())))));
        return reasons;
    }

    private static List<Long> hosts(JsonNode body) {
        List<Long> hosts = new ArrayList<>();
        body.get("host_ids").forEach(id -> hosts.add(id.asLong()));
        return hosts;
    }

    private static TimeSlot slot(JsonNode body) {
        return TimeSlot.of(body.get("start_time").asLong(), body.get("end_time").asLong());
    }
}
