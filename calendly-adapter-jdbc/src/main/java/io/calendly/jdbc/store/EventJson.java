package io.calendly.jdbc.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.calendly.domain.access.ApiKeyEvent;
import io.calendly.domain.access.ApiKeyId;
import io.calendly.domain.availability.AvailabilityEvent;
import io.calendly.domain.booking.Booking;
import io.calendly.domain.booking.BookingEvent;
import io.calendly.domain.event.Event;
import io.calendly.domain.eventtype.EventType;
import io.calendly.domain.eventtype.EventTypeEvent;
import io.calendly.domain.meeting.MeetingEvent;
import io.calendly.domain.schedule.ScheduleEvent;
import io.calendly.domain.user.UserEvent;
import io.calendly.domain.user.UserId;
import java.util.UUID;

/**
 * Events as JSON, as the outbox stores them.
 *
 * <p>Written out by hand: stored events outlive the program that wrote them, so a component of a record that is renamed
 * must not change what is stored.
 */
final class EventJson {

    private static final JsonMapper MAPPER = new JsonMapper();

    private EventJson() {}

    /** Returns the data of an event. Its type is stored beside it. */
    static JsonNode write(Event event) {
        ObjectNode data = MAPPER.createObjectNode();
        if (event instanceof UserEvent of) {
            writeUser(of, data);
        } else if (event instanceof AvailabilityEvent of) {
            writeAvailability(of, data);
        } else if (event instanceof MeetingEvent of) {
            writeMeeting(of, data);
        } else if (event instanceof ScheduleEvent of) {
            writeSchedule(of, data);
        } else if (event instanceof EventTypeEvent of) {
            writeEventType(of, data);
        } else if (event instanceof BookingEvent of) {
            writeBooking(of, data);
        } else if (event instanceof ApiKeyEvent of) {
            writeApiKey(of, data);
        } else {
            throw new IllegalArgumentException("An event of a type that cannot be stored: " + event.type());
        }
        return data;
    }

    private static void writeUser(UserEvent event, ObjectNode data) {
        if (event instanceof UserEvent.Created created) {
            data.set("user", ValueJson.user(created.user()));
        } else if (event instanceof UserEvent.Changed changed) {
            data.set("user", ValueJson.user(changed.user()));
            data.set("before", ValueJson.profile(changed.before()));
        } else {
            data.put("user_id", event.id().value());
        }
    }

    private static void writeAvailability(AvailabilityEvent event, ObjectNode data) {
        if (event instanceof AvailabilityEvent.Changed changed) {
            data.put("user_id", changed.user().value());
            data.set("before", ValueJson.slots(changed.before()));
            data.set("after", ValueJson.slots(changed.after()));
        }
    }

    private static void writeMeeting(MeetingEvent event, ObjectNode data) {
        data.set("meeting", ValueJson.meeting(event.meeting()));
        if (event instanceof MeetingEvent.Rescheduled rescheduled) {
            data.set("from", ValueJson.slot(rescheduled.from()));
        } else if (event instanceof MeetingEvent.AttendeesChanged changed) {
            data.set("before", ValueJson.userIds(changed.before()));
        } else if (event instanceof MeetingEvent.Described described) {
            data.set("before", ValueJson.details(described.before()));
        }
    }

    private static void writeSchedule(ScheduleEvent event, ObjectNode data) {
        data.put("user_id", event.user().value());
        if (event instanceof ScheduleEvent.Put put) {
            put.before().ifPresent(before -> data.set("before", ValueJson.schedule(before)));
            data.set("after", ValueJson.schedule(put.after()));
            data.put("default", put.isDefault());
        } else if (event instanceof ScheduleEvent.Deleted deleted) {
            data.set("schedule", ValueJson.schedule(deleted.schedule()));
        } else if (event instanceof ScheduleEvent.TimeOffAdded added) {
            data.set("time_off", ValueJson.timeOff(added.timeOff()));
        } else if (event instanceof ScheduleEvent.TimeOffRemoved removed) {
            data.set("time_off", ValueJson.timeOff(removed.timeOff()));
        }
    }

    private static void writeEventType(EventTypeEvent event, ObjectNode data) {
        data.set("event_type", EventTypeJson.eventType(event.eventType()));
        if (event instanceof EventTypeEvent.Changed changed) {
            data.set("before", EventTypeJson.settings(changed.before()));
        }
    }

    private static void writeBooking(BookingEvent event, ObjectNode data) {
        data.set("booking", BookingJson.booking(event.booking()));
        if (event instanceof BookingEvent.Rescheduled rescheduled) {
            data.set("from", ValueJson.slot(rescheduled.from()));
            data.put("from_meeting_id", rescheduled.fromMeeting().toString());
        }
    }

    private static void writeApiKey(ApiKeyEvent event, ObjectNode data) {
        data.put("api_key_id", event.id().toString());
        if (event instanceof ApiKeyEvent.Created created) {
            data.put("name", created.name());
            created.user().ifPresent(user -> data.put("user_id", user.value()));
            data.set("scopes", ValueJson.scopes(created.scopes()));
            created.expiresAt().ifPresent(time -> data.put("expires_at", time.getEpochSecond()));
        }
    }

    /** Returns the event of a type with this data. */
    static Event read(String type, String text) {
        JsonNode data = ValueJson.parse(text);
        return switch (type) {
            case "user.created" -> new UserEvent.Created(ValueJson.user(data.path("user")));
            case "user.changed" ->
                new UserEvent.Changed(ValueJson.user(data.path("user")), ValueJson.profile(data.path("before")));
            case "user.deleted" -> new UserEvent.Deleted(ValueJson.userId(data.path("user_id")));
            case "availability.changed" ->
                new AvailabilityEvent.Changed(
                        ValueJson.userId(data.path("user_id")),
                        ValueJson.slots(data.path("before")),
                        ValueJson.slots(data.path("after")));
            case "meeting.scheduled" -> new MeetingEvent.Scheduled(ValueJson.meeting(data.path("meeting")));
            case "meeting.rescheduled" ->
                new MeetingEvent.Rescheduled(
                        ValueJson.meeting(data.path("meeting")), ValueJson.slot(data.path("from")));
            case "meeting.attendees_changed" ->
                new MeetingEvent.AttendeesChanged(
                        ValueJson.meeting(data.path("meeting")), ValueJson.userIds(data.path("before")));
            case "meeting.described" ->
                new MeetingEvent.Described(
                        ValueJson.meeting(data.path("meeting")), ValueJson.details(data.path("before")));
            case "meeting.canceled" -> new MeetingEvent.Canceled(ValueJson.meeting(data.path("meeting")));
            case "schedule.put", "schedule.deleted", "time_off.added", "time_off.removed" -> readSchedule(type, data);
            case "event_type.created", "event_type.changed", "event_type.deleted" -> readEventType(type, data);
            case "booking.requested",
                    "booking.confirmed",
                    "booking.declined",
                    "booking.rescheduled",
                    "booking.canceled",
                    "booking.no_show" -> readBooking(type, data);
            case "api_key.created", "api_key.revoked" -> readApiKey(type, data);
            default -> throw unknown(type);
        };
    }

    private static ScheduleEvent readSchedule(String type, JsonNode data) {
        UserId user = ValueJson.userId(data.path("user_id"));
        return switch (type) {
            case "schedule.put" ->
                new ScheduleEvent.Put(
                        user,
                        ValueJson.optional(data, "before").map(ValueJson::schedule),
                        ValueJson.schedule(data.path("after")),
                        data.path("default").booleanValue());
            case "schedule.deleted" -> new ScheduleEvent.Deleted(user, ValueJson.schedule(data.path("schedule")));
            case "time_off.added" -> new ScheduleEvent.TimeOffAdded(user, ValueJson.timeOff(data.path("time_off")));
            case "time_off.removed" -> new ScheduleEvent.TimeOffRemoved(user, ValueJson.timeOff(data.path("time_off")));
            default -> throw unknown(type);
        };
    }

    private static EventTypeEvent readEventType(String type, JsonNode data) {
        EventType eventType = EventTypeJson.eventType(data.path("event_type"));
        return switch (type) {
            case "event_type.created" -> new EventTypeEvent.Created(eventType);
            case "event_type.changed" ->
                new EventTypeEvent.Changed(eventType, EventTypeJson.settings(data.path("before")));
            case "event_type.deleted" -> new EventTypeEvent.Deleted(eventType);
            default -> throw unknown(type);
        };
    }

    private static BookingEvent readBooking(String type, JsonNode data) {
        Booking booking = BookingJson.booking(data.path("booking"));
        return switch (type) {
            case "booking.requested" -> new BookingEvent.Requested(booking);
            case "booking.confirmed" -> new BookingEvent.Confirmed(booking);
            case "booking.declined" -> new BookingEvent.Declined(booking);
            case "booking.rescheduled" ->
                new BookingEvent.Rescheduled(
                        booking, ValueJson.slot(data.path("from")), ValueJson.meetingId(data.path("from_meeting_id")));
            case "booking.canceled" -> new BookingEvent.Canceled(booking);
            case "booking.no_show" -> new BookingEvent.NoShow(booking);
            default -> throw unknown(type);
        };
    }

    private static ApiKeyEvent readApiKey(String type, JsonNode data) {
        ApiKeyId id = new ApiKeyId(UUID.fromString(data.path("api_key_id").textValue()));
        return switch (type) {
            case "api_key.created" ->
                new ApiKeyEvent.Created(
                        id,
                        data.path("name").textValue(),
                        ValueJson.optional(data, "user_id").map(ValueJson::userId),
                        ValueJson.scopes(data.path("scopes")),
                        ValueJson.optional(data, "expires_at").map(ValueJson::instant));
            case "api_key.revoked" -> new ApiKeyEvent.Revoked(id);
            default -> throw unknown(type);
        };
    }

    private static IllegalStateException unknown(String type) {
        return new IllegalStateException("A stored event of an unknown type: " + type);
    }
}
