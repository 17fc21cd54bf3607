package io.calendly.app.judge;

import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import java.util.Optional;
import java.util.Set;

/** An operation that a client sends to a server. Users have indexes from 0, meetings have the ids of the servers. */
sealed interface Operation {

    /** Declares a slot of availability. */
    record Open(int user, TimeSlot slot) implements Operation {}

    /** Removes a slot of availability. */
    record Close(int user, TimeSlot slot) implements Operation {}

    /** Schedules a meeting. */
    record Schedule(int first, int second, TimeSlot slot, Route route) implements Operation {

        Booked booked() {
            return new Booked(slot, Set.of(first, second));
        }
    }

    /** Cancels a meeting; with an idempotency key, it is retried until there is a response. */
    record Cancel(String meetingId, boolean keyed) implements Operation {}

    /** Moves a meeting to another slot. */
    record Reschedule(String meetingId, TimeSlot slot) implements Operation {}

    /** Replaces the attendees of a meeting. */
    record Reassign(String meetingId, int first, int second) implements Operation {}

    /** Reads the free time of a user. */
    record Read(int user) implements Operation {}

    /** Reads the common free time of two users. */
    record Overlap(int first, int second) implements Operation {}

    /** The route that schedules a meeting. */
    enum Route {
        /** The classic route, whose response has no meeting id. */
        CLASSIC,
        /** The route of version 2. */
        PLAIN,
        /** The route of version 2 with an idempotency key: retried until there is a response, and executed once. */
        KEYED
    }

    /** Checks whether the operation has an idempotency key, so that it can be retried. */
    default boolean hasKey() {
        return (this instanceof Schedule meeting && meeting.route() == Route.KEYED)
                || (this instanceof Cancel cancel && cancel.keyed());
    }

    /** Returns the id of the meeting that the operation changes, if it changes one. */
    default Optional<String> changedMeetingId() {
        if (this instanceof Cancel cancel) {
            return Optional.of(cancel.meetingId());
        }
        if (this instanceof Reassign changed) {
            return Optional.of(changed.meetingId());
        }
        return this instanceof Reschedule moved ? Optional.of(moved.meetingId()) : Optional.empty();
    }

    /** The number of users. Half of the requests are for one of the first {@link #HOT}. */
    int USERS = 40;

    /** The number of users with much contention. */
    int HOT = 4;

    /** The number of days in the workload. */
    int DAYS = 90;

    /** The first second of the workload: 2030-01-01. */
    long START = 1_893_456_000L;

    /** Returns the initial availability of every user: days of 16 hours. */
    static TimeSlots initialAvailability() {
        TimeSlots.Builder days = TimeSlots.builder();
        for (long day = 0; day < DAYS; day++) {
            days.add(slot(day * 1440 + 360, 960));
        }
        return days.build();
    }

    /** Returns a slot that begins some minutes after the start. */
    static TimeSlot slot(long minute, long minutes) {
        return TimeSlot.of(START + minute * 60, START + (minute + minutes) * 60);
    }
}
