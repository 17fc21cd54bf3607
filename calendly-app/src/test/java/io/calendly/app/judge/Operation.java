package io.calendly.app.judge;

import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;

/** An operation that a client sends to a server. Users have indexes from 0, meetings have the ids of the servers. */
sealed interface Operation {

    /** Declares a slot of availability. */
    record Open(int user, TimeSlot slot) implements Operation {}

    /** Removes a slot of availability. */
    record Close(int user, TimeSlot slot) implements Operation {}

    /**
     * Schedules a meeting, or a daily series.
     *
     * @param slot the slot of the first meeting
     * @param count the number of meetings; more than one are a series
     */
    record Schedule(int first, int second, TimeSlot slot, Route route, int count) implements Operation {

        Set<Integer> users() {
            return Set.of(first, second);
        }

        /** Returns the new meetings, by start. */
        List<MeetingState> scheduled() {
            return IntStream.range(0, count)
                    .mapToObj(day -> TimeSlot.of(slot.start() + day * DAY, slot.end() + day * DAY))
                    .map(each -> MeetingState.scheduled(each, users()))
                    .toList();
        }
    }

    /** A change of a meeting, or of a meeting and the rest of its series. */
    sealed interface Change extends Operation {

        String meetingId();

        boolean restOfSeries();
    }

    /** Cancels a meeting; with an idempotency key, it is retried until there is a response. */
    record Cancel(String meetingId, boolean keyed, boolean restOfSeries) implements Change {}

    /** Moves a meeting to another slot. */
    record Reschedule(String meetingId, TimeSlot slot) implements Change {

        @Override
        public boolean restOfSeries() {
            return false;
        }
    }

    /** Replaces the attendees of a meeting. */
    record Reassign(String meetingId, int first, int second) implements Change {

        @Override
        public boolean restOfSeries() {
            return false;
        }
    }

    /**
     * Moves a meeting and the rest of its series, and gives all of them a title.
     *
     * @param slot the new slot of the meeting
     * @param version the version of the meeting in {@code If-Match}, if there is one
     */
    record ChangeSeries(String meetingId, TimeSlot slot, String title, OptionalLong version) implements Change {

        @Override
        public boolean restOfSeries() {
            return true;
        }
    }

    /** Reads the free time of a user. */
    record Read(int user) implements Operation {}

    /** Reads the common free time of two users. */
    record Overlap(int first, int second) implements Operation {}

    /** Reads all meetings of a series. */
    record ReadSeries(String seriesId) implements Operation {}

    /**
     * Places a hold on a slot.
     *
     * @param seconds the time until it expires
     */
    record PlaceHold(Bookable type, long start, int seconds, boolean keyed) implements Operation {}

    /** An operation on a hold. */
    sealed interface UseOfHold extends Operation {

        /** Returns the id of the hold; empty if the operation needs none. */
        Optional<String> holdId();
    }

    /** Gives a hold back. */
    record GiveBack(Bookable type, String id) implements UseOfHold {

        @Override
        public Optional<String> holdId() {
            return Optional.of(id);
        }
    }

    /**
     * Books a slot. With an idempotency key, the request is sent once more after the response.
     *
     * @param invitee the name of the invitee, which is in no other request
     */
    record Book(Bookable type, long start, Optional<String> holdId, String invitee, boolean keyed)
            implements UseOfHold {}

    /** A change of a booking. */
    sealed interface BookingChange extends Operation {

        String bookingId();
    }

    /** Cancels a booking, as the invitee if there is a token, otherwise as a host. */
    record CancelBooking(String bookingId, Optional<String> token, boolean keyed) implements BookingChange {}

    /** Moves a booking to another start, as the invitee if there is a token, otherwise as a host. */
    record MoveBooking(String bookingId, long start, Optional<String> token, boolean keyed) implements BookingChange {}

    /** Confirms or declines a booking. */
    record Decide(String bookingId, boolean confirms) implements BookingChange {}

    /** A change of the meeting of a booking by a host, on the routes of meetings. */
    sealed interface MeetingChange extends BookingChange {

        String meetingId();
    }

    /** Cancels the meeting of a booking. */
    record CancelMeeting(String bookingId, String meetingId) implements MeetingChange {}

    /** Moves the meeting of a booking. */
    record MoveMeeting(String bookingId, String meetingId, TimeSlot slot) implements MeetingChange {}

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
                || (this instanceof Cancel cancel && cancel.keyed())
                || (this instanceof PlaceHold hold && hold.keyed())
                || (this instanceof Book book && book.keyed())
                || (this instanceof CancelBooking cancel && cancel.keyed())
                || (this instanceof MoveBooking moved && moved.keyed());
    }

    /** The number of users. Half of the requests are for one of the first {@link #HOT}. */
    int USERS = 40;

    /** The number of users with much contention. */
    int HOT = 4;

    /** The number of days in the workload. */
    int DAYS = 90;

    /** The seconds of a day. */
    long DAY = 86_400;

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
