package io.calendly.domain.eventtype;

import io.calendly.domain.event.Event;
import io.calendly.domain.event.Subject;

/** An event in the life of an event type, which is its subject. */
public sealed interface EventTypeEvent extends Event {

    /**
     * The event type was added.
     *
     * @param eventType the event type
     */
    record Created(EventType eventType) implements EventTypeEvent {

        @Override
        public String type() {
            return "event_type.created";
        }
    }

    /**
     * The settings of the event type were changed.
     *
     * @param eventType the event type after the change
     * @param before the settings before the change
     */
    record Changed(EventType eventType, EventTypeSettings before) implements EventTypeEvent {

        @Override
        public String type() {
            return "event_type.changed";
        }
    }

    /**
     * The event type was deleted.
     *
     * @param eventType the event type as it was
     */
    record Deleted(EventType eventType) implements EventTypeEvent {

        @Override
        public String type() {
            return "event_type.deleted";
        }
    }

    /** Returns the event type, after the change if it still exists. */
    EventType eventType();

    @Override
    default Subject subject() {
        return new Subject("event_type", eventType().id().toString());
    }
}
