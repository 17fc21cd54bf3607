package io.calendly.jdbc.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.calendly.domain.meeting.Cancellation;
import io.calendly.domain.meeting.Meeting;
import io.calendly.domain.meeting.MeetingDetails;
import io.calendly.domain.meeting.MeetingId;
import io.calendly.domain.meeting.Series;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import io.calendly.domain.user.Profile;
import io.calendly.domain.user.User;
import io.calendly.domain.user.UserId;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

/** The values of the domain as JSON, to and fro. Times are epoch seconds, a slot is an array of start and end. */
final class ValueJson {

    private static final String UTC = "UTC";

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private ValueJson() {}

    static ObjectNode user(User user) {
        return profile(user.profile())
                .put("id", user.id().value())
                .put("created_at", user.createdAt().getEpochSecond())
                .put("version", user.version());
    }

    static User user(JsonNode json) {
        return new User(
                userId(json.path("id")),
                profile(json),
                instant(json.path("created_at")),
                json.path("version").longValue());
    }

    static ObjectNode profile(Profile profile) {
        ObjectNode json = NODES.objectNode().put("name", profile.name()).put("time_zone", profile.timeZone());
        profile.email().ifPresent(email -> json.put("email", email));
        return json;
    }

    static Profile profile(JsonNode json) {
        return new Profile(
                json.path("name").textValue(),
                optional(json, "email").map(JsonNode::textValue),
                json.path("time_zone").textValue());
    }

    static UserId userId(JsonNode json) {
        return new UserId(json.longValue());
    }

    static ArrayNode userIds(SortedSet<UserId> users) {
        ArrayNode json = NODES.arrayNode();
        users.forEach(user -> json.add(user.value()));
        return json;
    }

    static SortedSet<UserId> userIds(JsonNode json) {
        SortedSet<UserId> users = new TreeSet<>();
        json.forEach(user -> users.add(userId(user)));
        return users;
    }

    static ObjectNode meeting(Meeting meeting) {
        ObjectNode json = details(meeting.details()).put("id", meeting.id().toString());
        json.set("attendee_ids", userIds(meeting.attendees()));
        json.set("slot", slot(meeting.slot()));
        meeting.series().ifPresent(series -> series(series, json));
        json.put("created_at", meeting.createdAt().getEpochSecond());
        meeting.rescheduledFrom().ifPresent(from -> json.set("rescheduled_from", slot(from)));
        meeting.cancellation()
                .ifPresent(cancellation -> json.putObject("cancellation")
                        .put("at", cancellation.at().getEpochSecond())
                        .put("reason", cancellation.reason()));
        return json.put("version", meeting.version());
    }

    static Meeting meeting(JsonNode json) {
        return new Meeting(
                meetingId(json.path("id")),
                userIds(json.path("attendee_ids")),
                slot(json.path("slot")),
                details(json),
                optional(json, "series_id").map(id -> series(id, json)),
                new Meeting.History(
                        instant(json.path("created_at")),
                        optional(json, "rescheduled_from").map(ValueJson::slot),
                        optional(json, "cancellation").map(ValueJson::cancellation),
                        json.path("version").longValue()));
    }

    /** Leaves out UTC, which is the time zone of all events from before it was stored. */
    private static void series(Series series, ObjectNode json) {
        json.put("series_id", series.id().toString());
        if (!series.timeZone().equals(UTC)) {
            json.put("series_time_zone", series.timeZone());
        }
    }

    private static Series series(JsonNode id, JsonNode json) {
        return new Series(
                meetingId(id),
                optional(json, "series_time_zone").map(JsonNode::textValue).orElse(UTC));
    }

    private static Cancellation cancellation(JsonNode json) {
        return new Cancellation(instant(json.path("at")), json.path("reason").textValue());
    }

    private static MeetingId meetingId(JsonNode json) {
        return new MeetingId(UUID.fromString(json.textValue()));
    }

    static ObjectNode details(MeetingDetails details) {
        return NODES.objectNode()
                .put("title", details.title())
                .put("description", details.description())
                .put("location", details.location());
    }

    static MeetingDetails details(JsonNode json) {
        return new MeetingDetails(
                json.path("title").textValue(),
                json.path("description").textValue(),
                json.path("location").textValue());
    }

    static ArrayNode slots(TimeSlots slots) {
        ArrayNode json = NODES.arrayNode();
        slots.forEach(slot -> json.add(slot(slot)));
        return json;
    }

    static TimeSlots slots(JsonNode json) {
        TimeSlots.Builder slots = TimeSlots.builder();
        json.forEach(slot -> slots.add(slot(slot)));
        return slots.build();
    }

    static ArrayNode slot(TimeSlot slot) {
        return NODES.arrayNode().add(slot.start()).add(slot.end());
    }

    static TimeSlot slot(JsonNode json) {
        return TimeSlot.of(json.path(0).longValue(), json.path(1).longValue());
    }

    private static Instant instant(JsonNode json) {
        return Instant.ofEpochSecond(json.longValue());
    }

    private static Optional<JsonNode> optional(JsonNode json, String name) {
        return Optional.ofNullable(json.get(name));
    }
}
