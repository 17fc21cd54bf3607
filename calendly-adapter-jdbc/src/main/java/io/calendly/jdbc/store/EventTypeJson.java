package io.calendly.jdbc.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.calendly.domain.eventtype.BookingLimits;
import io.calendly.domain.eventtype.BookingRules;
import io.calendly.domain.eventtype.BookingWindow;
import io.calendly.domain.eventtype.EventType;
import io.calendly.domain.eventtype.EventTypeDescription;
import io.calendly.domain.eventtype.EventTypeId;
import io.calendly.domain.eventtype.EventTypeSettings;
import io.calendly.domain.eventtype.Hosting;
import io.calendly.domain.eventtype.Question;
import io.calendly.domain.eventtype.Timing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Event types as JSON, in the events and in the column {@code event_types.settings}. Stored texts outlive the program that
 * wrote them, so a setting that is new must have a value for the texts that do not have it.
 */
final class EventTypeJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private EventTypeJson() {}

    static ObjectNode eventType(EventType eventType) {
        return settings(eventType.settings())
                .put("id", eventType.id().toString())
                .put("created_at", eventType.createdAt().getEpochSecond())
                .put("version", eventType.version());
    }

    static EventType eventType(JsonNode json) {
        return new EventType(
                new EventTypeId(UUID.fromString(json.path("id").textValue())),
                settings(json),
                ValueJson.instant(json.path("created_at")),
                json.path("version").longValue());
    }

    static ObjectNode settings(EventTypeSettings settings) {
        EventTypeDescription description = settings.description();
        ObjectNode json = NODES.objectNode()
                .put("name", description.name())
                .put("slug", description.slug())
                .put("description", description.text())
                .put("location", description.location());
        hosting(settings.hosting(), json);
        timing(settings.timing(), json);
        rules(settings.rules(), json);
        ArrayNode questions = json.putArray("questions");
        settings.questions().forEach(question -> questions.add(question(question)));
        return json.put("active", settings.active());
    }

    static EventTypeSettings settings(JsonNode json) {
        List<Question> questions = new ArrayList<>();
        json.path("questions").forEach(each -> questions.add(question(each)));
        return new EventTypeSettings(
                new EventTypeDescription(
                        json.path("name").textValue(),
                        json.path("slug").textValue(),
                        json.path("description").textValue(),
                        json.path("location").textValue()),
                hosting(json),
                timing(json),
                rules(json),
                questions,
                json.path("active").booleanValue());
    }

    private static void hosting(Hosting hosting, ObjectNode json) {
        json.put("kind", hosting.kind().name());
        json.set("host_ids", ValueJson.userIds(hosting.hosts()));
        json.put("capacity", hosting.capacity());
        hosting.schedule().ifPresent(schedule -> json.put("schedule", schedule));
    }

    private static Hosting hosting(JsonNode json) {
        return new Hosting(
                Hosting.Kind.valueOf(json.path("kind").textValue()),
                ValueJson.userIds(json.path("host_ids")),
                json.path("capacity").intValue(),
                ValueJson.optional(json, "schedule").map(JsonNode::textValue));
    }

    private static void timing(Timing timing, ObjectNode json) {
        ArrayNode durations = json.putArray("durations");
        timing.durations().forEach(durations::add);
        json.put("interval", timing.interval());
        json.put("start_times", timing.startTimes().name());
        json.set("buffers", ValueJson.buffers(timing.buffers()));
    }

    private static Timing timing(JsonNode json) {
        SortedSet<Integer> durations = new TreeSet<>();
        json.path("durations").forEach(each -> durations.add(each.intValue()));
        return new Timing(
                durations,
                json.path("interval").intValue(),
                Timing.StartTimes.valueOf(json.path("start_times").textValue()),
                ValueJson.buffers(json.path("buffers")));
    }

    private static void rules(BookingRules rules, ObjectNode json) {
        json.put("minimum_notice", rules.minimumNotice());
        rules.window().ifPresent(window -> json.set("window", window(window)));
        rules.limits().perDay().ifPresent(limit -> json.put("per_day", limit));
        rules.limits().perWeek().ifPresent(limit -> json.put("per_week", limit));
        rules.limits().perMonth().ifPresent(limit -> json.put("per_month", limit));
        json.put("cancellation_notice", rules.cancellationNotice());
        json.put("requires_confirmation", rules.requiresConfirmation());
    }

    private static BookingRules rules(JsonNode json) {
        return new BookingRules(
                json.path("minimum_notice").intValue(),
                ValueJson.optional(json, "window").map(EventTypeJson::window),
                new BookingLimits(limit(json, "per_day"), limit(json, "per_week"), limit(json, "per_month")),
                json.path("cancellation_notice").intValue(),
                json.path("requires_confirmation").booleanValue());
    }

    private static OptionalInt limit(JsonNode json, String name) {
        Optional<JsonNode> limit = ValueJson.optional(json, name);
        return limit.isPresent() ? OptionalInt.of(limit.get().intValue()) : OptionalInt.empty();
    }

    private static ObjectNode window(BookingWindow window) {
        if (window instanceof BookingWindow.Days days) {
            return NODES.objectNode().put("days", days.days());
        }
        if (window instanceof BookingWindow.Dates dates) {
            return ValueJson.dates(dates.dates());
        }
        throw new IllegalArgumentException("A window of a kind that cannot be stored: " + window);
    }

    private static BookingWindow window(JsonNode json) {
        return json.has("days")
                ? new BookingWindow.Days(json.path("days").intValue())
                : new BookingWindow.Dates(ValueJson.dates(json));
    }

    private static ObjectNode question(Question question) {
        ObjectNode json = NODES.objectNode()
                .put("name", question.name())
                .put("type", question.type().name())
                .put("required", question.required());
        ArrayNode choices = json.putArray("choices");
        question.choices().forEach(choices::add);
        return json;
    }

    private static Question question(JsonNode json) {
        List<String> choices = new ArrayList<>();
        json.path("choices").forEach(each -> choices.add(each.textValue()));
        return new Question(
                json.path("name").textValue(),
                Question.Type.valueOf(json.path("type").textValue()),
                choices,
                json.path("required").booleanValue());
    }
}
