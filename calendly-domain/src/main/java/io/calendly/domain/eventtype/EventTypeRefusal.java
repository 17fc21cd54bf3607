package io.calendly.domain.eventtype;

import io.calendly.domain.refusal.Refusal;
import io.calendly.domain.user.UserId;
import java.util.List;

/** A refusal that concerns an event type. */
public sealed interface EventTypeRefusal extends Refusal {

    /**
     * There is no such event type.
     *
     * @param id the id
     */
    record UnknownEventType(EventTypeId id) implements EventTypeRefusal {

        @Override
        public Kind kind() {
            return Kind.UNKNOWN;
        }

        @Override
        public String code() {
            return "unknown-event-type";
        }
    }

    /**
     * The host has no event type of this slug.
     *
     * @param host the host
     * @param slug the slug
     */
    record UnknownSlug(UserId host, String slug) implements EventTypeRefusal {

        @Override
        public Kind kind() {
            return Kind.UNKNOWN;
        }

        @Override
        public String code() {
            return "unknown-slug";
        }
    }

    /**
     * Parts of the settings contradict each other.
     *
     * @param faults all contradictions
     */
    record InvalidSettings(List<EventTypeFault> faults) implements EventTypeRefusal {

        /** Copies the list. */
        public InvalidSettings {
            faults = List.copyOf(faults);
        }

        @Override
        public Kind kind() {
            return Kind.INVALID;
        }

        @Override
        public String code() {
            return "invalid-event-type";
        }
    }

    /**
     * Another event type of a host has the slug.
     *
     * @param slug the slug
     */
    record SlugTaken(String slug) implements EventTypeRefusal {

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public String code() {
            return "slug-taken";
        }
    }

    /**
     * None of the hosts has a schedule of the name.
     *
     * @param schedule the name
     */
    record ScheduleOfNoHost(String schedule) implements EventTypeRefusal {

        @Override
        public Kind kind() {
            return Kind.INVALID;
        }

        @Override
        public String code() {
            return "schedule-of-no-host";
        }
    }

    /**
     * More seats are taken in a meeting ahead than the new capacity has.
     *
     * @param capacity the new capacity
     * @param taken the largest number of seats that are taken in one meeting
     */
    record SeatsTaken(int capacity, int taken) implements EventTypeRefusal {

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public String code() {
            return "seats-taken";
        }
    }

    /**
     * The event type cannot be deleted, or become one of another kind, while a booking lies ahead.
     *
     * @param id the id of the event type
     * @param bookings the number of bookings and holds that lie ahead
     */
    record BookingsAhead(EventTypeId id, int bookings) implements EventTypeRefusal {

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public String code() {
            return "bookings-ahead";
        }
    }

    /**
     * The host has as many event types as a user may host.
     *
     * @param host the host
     * @param max the maximum number of event types
     */
    record TooManyEventTypes(UserId host, int max) implements EventTypeRefusal {

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public String code() {
            return "too-many-event-types";
        }
    }

    /**
     * The user, or a schedule of the user, cannot be deleted while event types need it.
     *
     * @param user the user
     * @param eventTypes the ids of some of the event types
     */
    record UsedByEventTypes(UserId user, List<EventTypeId> eventTypes) implements EventTypeRefusal {

        /** The maximum number of event types that are listed. */
        public static final int MAX_LISTED = 20;

        /** Copies the list. */
        public UsedByEventTypes {
            eventTypes = List.copyOf(eventTypes);
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public String code() {
            return "used-by-event-types";
        }
    }
}
