package io.calendly.jdbc.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.calendly.domain.access.Scope;
import io.calendly.domain.availability.Buffers;
import io.calendly.domain.meeting.BookedTerms;
import io.calendly.domain.meeting.Cancellation;
import io.calendly.domain.meeting.Meeting;
import io.calendly.domain.meeting.MeetingDetails;
import io.calendly.domain.meeting.MeetingId;
import io.calendly.domain.meeting.Series;
import io.calendly.domain.schedule.DateOverride;
import io.calendly.domain.schedule.DateOverrides;
import io.calendly.domain.schedule.DateRange;
import io.calendly.domain.schedule.EffectiveDates;
import io.calendly.domain.schedule.Schedule;
import io.calendly.domain.schedule.TimeOff;
import io.calendly.domain.schedule.TimeOffId;
import io.calendly.domain.schedule.Travel;
import io.calendly.domain.schedule.Travels;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import io.calendly.domain.user.Profile;
import io.calendly.domain.user.User;
import io.calendly.domain.user.UserId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

/** The values of the domain as JSON, to and fro. Times are epoch seconds, a slot is an array of start and end. */
final class ValueJson {

    private static final String UTC = "UTC";

    private static final JsonMapper MAPPER = new JsonMapper();

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private ValueJson() {}

    /** Returns the JSON of a stored text. */
    static JsonNode parse(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored text is not JSON", e);
        }
    }

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
        profile.externalId().ifPresent(id -> json.put("external_id", id));
        return json;
    }

    static Profile profile(JsonNode json) {
        return new Profile(
                json.path("name").textValue(),
                optional(json, "email").map(JsonNode::textValue),
                json.path("time_zone").textValue(),
                optional(json, "external_id").map(JsonNode::textValue));
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

    static ArrayNode scopes(Set<Scope> scopes) {
        ArrayNode json = NODES.arrayNode();
        scopes.forEach(scope -> json.add(scope.name()));
        return json;
    }

    static Set<Scope> scopes(JsonNode json) {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        json.forEach(scope -> scopes.add(Scope.valueOf(scope.textValue())));
        return scopes;
    }

    static ObjectNode meeting(Meeting meeting) {
        ObjectNode json = details(meeting.details()).put("id", meeting.id().toString());
        json.set("attendee_ids", userIds(meeting.attendees()));
        json.set("slot", slot(meeting.slot()));
        meeting.series().ifPresent(series -> series(series, json));
        meeting.booked().ifPresent(terms -> terms(terms, json));
        json.put("created_at", meeting.createdAt().getEpochSecond());
        meeting.rescheduledFrom().ifPresent(from -> json.set("rescheduled_from", slot(from)));
        meeting.cancellation().ifPresent(cancellation -> json.set("cancellation", cancellation(cancellation)));
        return json.put("version", meeting.version());
    }

    static Meeting meeting(JsonNode json) {
        return new Meeting(
                meetingId(json.path("id")),
                userIds(json.path("attendee_ids")),
                slot(json.path("slot")),
                details(json),
                optional(json, "series_id").map(id -> series(id, json)),
                optional(json, "event_type_id").map(id -> terms(id, json)),
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

    private static void terms(BookedTerms terms, ObjectNode json) {
        json.put("event_type_id", terms.eventType().toString());
        json.set("buffers", buffers(terms.buffers()));
    }

    private static BookedTerms terms(JsonNode id, JsonNode json) {
        return new BookedTerms(UUID.fromString(id.textValue()), buffers(json.path("buffers")));
    }

    /** Writes the seconds before and after. */
    static ArrayNode buffers(Buffers buffers) {
        return NODES.arrayNode().add(buffers.before()).add(buffers.after());
    }

    static Buffers buffers(JsonNode json) {
        return new Buffers(json.path(0).intValue(), json.path(1).intValue());
    }

    static ObjectNode cancellation(Cancellation cancellation) {
        return NODES.objectNode().put("at", cancellation.at().getEpochSecond()).put("reason", cancellation.reason());
    }

    static Cancellation cancellation(JsonNode json) {
        return new Cancellation(instant(json.path("at")), json.path("reason").textValue());
    }

    static MeetingId meetingId(JsonNode json) {
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

    /** Writes dates by ISO 8601, and hours as {@link HoursText}. */
    static ObjectNode schedule(Schedule schedule) {
        ObjectNode json = NODES.objectNode()
                .put("name", schedule.name())
                .put("time_zone", schedule.timeZone())
                .put("weekly_hours", HoursText.write(schedule.weeklyHours()));
        ArrayNode overrides = json.putArray("overrides");
        schedule.overrides()
                .list()
                .forEach(each -> overrides
                        .addObject()
                        .put("date", each.date().toString())
                        .put("hours", HoursText.write(each.hours())));
        ArrayNode travels = json.putArray("travels");
        schedule.travels()
                .list()
                .forEach(each -> travels.add(dates(each.dates()).put("time_zone", each.timeZone())));
        schedule.effective().from().ifPresent(from -> json.put("effective_from", from.toString()));
        schedule.effective().until().ifPresent(until -> json.put("effective_until", until.toString()));
        return json;
    }

    static Schedule schedule(JsonNode json) {
        List<DateOverride> overrides = new ArrayList<>();
        json.path("overrides")
                .forEach(each -> overrides.add(new DateOverride(
                        date(each.path("date")),
                        HoursText.hours(each.path("hours").textValue()))));
        List<Travel> travels = new ArrayList<>();
        json.path("travels")
                .forEach(each -> travels.add(
                        new Travel(dates(each), each.path("time_zone").textValue())));
        return new Schedule(
                json.path("name").textValue(),
                json.path("time_zone").textValue(),
                HoursText.week(json.path("weekly_hours").textValue()),
                DateOverrides.of(overrides),
                Travels.of(travels),
                new EffectiveDates(
                        optional(json, "effective_from").map(ValueJson::date),
                        optional(json, "effective_until").map(ValueJson::date)));
    }

    static ObjectNode dates(DateRange dates) {
        return NODES.objectNode()
                .put("from", dates.from().toString())
                .put("until", dates.until().toString());
    }

    static DateRange dates(JsonNode json) {
        return new DateRange(date(json.path("from")), date(json.path("until")));
    }

    private static LocalDate date(JsonNode json) {
        return LocalDate.parse(json.textValue());
    }

    static ObjectNode timeOff(TimeOff timeOff) {
        ObjectNode json = timeOff.extent() instanceof TimeOff.Dates days
                ? dates(days.dates()).put("time_zone", days.timeZone())
                : NODES.objectNode().set("slot", slot(timeOff.extent().reach()));
        return json.put("id", timeOff.id().toString()).put("reason", timeOff.reason());
    }

    static TimeOff timeOff(JsonNode json) {
        Optional<TimeOff.Extent> slot =
                optional(json, "slot").map(ValueJson::slot).map(TimeOff.Instants::new);
        return new TimeOff(
                new TimeOffId(UUID.fromString(json.path("id").textValue())),
                slot.orElseGet(() ->
                        new TimeOff.Dates(dates(json), json.path("time_zone").textValue())),
                json.path("reason").textValue());
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

    static Instant instant(JsonNode json) {
        return Instant.ofEpochSecond(json.longValue());
    }

    static Optional<JsonNode> optional(JsonNode json, String name) {
        return Optional.ofNullable(json.get(name));
    }
}
