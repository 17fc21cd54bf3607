package io.calendly.jdbc.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.calendly.domain.booking.Answers;
import io.calendly.domain.booking.Booking;
import io.calendly.domain.booking.BookingId;
import io.calendly.domain.booking.Invitee;
import io.calendly.domain.eventtype.EventTypeId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Bookings as JSON, as the events have them. Guests and answers are columns of the table of bookings, too. */
final class BookingJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private BookingJson() {}

    static ObjectNode booking(Booking booking) {
        Booking.History history = booking.history();
        ObjectNode json = NODES.objectNode()
                .put("id", booking.id().toString())
                .put("event_type_id", booking.eventType().toString())
                .put("meeting_id", booking.meeting().toString());
        json.set("slot", ValueJson.slot(booking.slot()));
        party(booking.party(), json);
        json.put("status", booking.status().name())
                .put("token_hash", booking.tokenHash())
                .put("created_at", booking.createdAt().getEpochSecond());
        history.rescheduledFrom().ifPresent(from -> json.set("rescheduled_from", ValueJson.slot(from)));
        history.ending().ifPresent(ending -> json.set("ending", ValueJson.cancellation(ending)));
        return json.put("version", booking.version());
    }

    static Booking booking(JsonNode json) {
        return new Booking(
                new BookingId(UUID.fromString(json.path("id").textValue())),
                new EventTypeId(UUID.fromString(json.path("event_type_id").textValue())),
                ValueJson.meetingId(json.path("meeting_id")),
                ValueJson.slot(json.path("slot")),
                party(json),
                Booking.Status.valueOf(json.path("status").textValue()),
                json.path("token_hash").textValue(),
                new Booking.History(
                        ValueJson.instant(json.path("created_at")),
                        ValueJson.optional(json, "rescheduled_from").map(ValueJson::slot),
                        ValueJson.optional(json, "ending").map(ValueJson::cancellation),
                        json.path("version").longValue()));
    }

    private static void party(Booking.Party party, ObjectNode json) {
        json.putObject("invitee")
                .put("name", party.invitee().name())
                .put("email", party.invitee().email())
                .put("time_zone", party.invitee().timeZone());
        json.set("guests", guests(party.guests()));
        json.set("answers", answers(party.answers()));
    }

    private static Booking.Party party(JsonNode json) {
        JsonNode invitee = json.path("invitee");
        return new Booking.Party(
                new Invitee(
                        invitee.path("name").textValue(),
                        invitee.path("email").textValue(),
                        invitee.path("time_zone").textValue()),
                guests(json.path("guests")),
                answers(json.path("answers")));
    }

    static ArrayNode guests(List<String> guests) {
        ArrayNode json = NODES.arrayNode();
        guests.forEach(json::add);
        return json;
    }

    static List<String> guests(JsonNode json) {
        List<String> guests = new ArrayList<>();
        json.forEach(guest -> guests.add(guest.textValue()));
        return guests;
    }

    /** Writes an object whose members have the order of the answers: texts, and true or false. */
    static ObjectNode answers(Answers answers) {
        ObjectNode json = NODES.objectNode();
        answers.byQuestion().forEach((question, answer) -> {
            if (answer instanceof Answers.Words words) {
                json.put(question, words.value());
            } else if (answer instanceof Answers.YesOrNo yesOrNo) {
                json.put(question, yesOrNo.value());
            } else {
                throw new IllegalArgumentException("An answer of a kind that cannot be stored: " + answer);
            }
        });
        return json;
    }

    static Answers answers(JsonNode json) {
        Map<String, Answers.Answer> answers = new LinkedHashMap<>();
        json.properties()
                .forEach(member -> answers.put(
                        member.getKey(),
                        member.getValue().isBoolean()
                                ? new Answers.YesOrNo(member.getValue().booleanValue())
                                : new Answers.Words(member.getValue().textValue())));
        return new Answers(answers);
    }
}
