package io.calendly.domain.booking;

import io.calendly.domain.event.Event;
import io.calendly.domain.event.Subject;
import io.calendly.domain.meeting.MeetingId;
import io.calendly.domain.time.TimeSlot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An event in the life of a booking. Its subject is the meeting, so that the events of both have one order. */
public sealed interface BookingEvent extends Event {

    /**
     * An invitee has asked for a place, and waits for a host to confirm it.
     *
     * @param booking the booking
     */
    record Requested(Booking booking) implements BookingEvent {

        @Override
        public String type() {
            return "booking.requested";
        }
    }

    /**
     * The booking has its place: it was made, or a host has confirmed it.
     *
     * @param booking the booking after the change
     */
    record Confirmed(Booking booking) implements BookingEvent {

        @Override
        public String type() {
            return "booking.confirmed";
        }
    }

    /**
     * A host has declined the booking.
     *
     * @param booking the booking after the change
     */
    record Declined(Booking booking) implements BookingEvent {

        @Override
        public String type() {
            return "booking.declined";
        }
    }

    /**
     * The booking was moved to another slot.
     *
     * @param booking the booking after the change
     * @param from the slot before the change
     * @param fromMeeting the meeting before the change, which may be the same
     */
    record Rescheduled(Booking booking, TimeSlot from, MeetingId fromMeeting) implements BookingEvent {

        @Override
        public String type() {
            return "booking.rescheduled";
        }
    }

    /**
     * The booking was canceled.
     *
     * @param booking the booking after the change
     */
    record Canceled(Booking booking) implements BookingEvent {

        @Override
        public String type() {
            return "booking.canceled";
        }
    }

    /**
     * The invitee did not come.
     *
     * @param booking the booking after the change
     */
    record NoShow(Booking booking) implements BookingEvent {

        @Override
        public String type() {
            return "booking.no_show";
        }
    }

    /** Returns the booking after the change. */
    Booking booking();

    @Override
    default Subject subject() {
        return new Subject("meeting", booking().meeting().toString());
    }

    /**
     * Returns the events of a change, in the order in which they are stored.
     *
     * @param before the booking before the change; empty if it was made
     * @param after the booking after the change
     */
    static List<BookingEvent> between(Optional<Booking> before, Booking after) {
        List<BookingEvent> events = new ArrayList<>();
        before.filter(old -> !old.slot().equals(after.slot()))
                .ifPresent(old -> events.add(new Rescheduled(after, old.slot(), old.meeting())));
        if (before.isEmpty() || before.get().status() != after.status()) {
            events.add(
                    switch (after.status()) {
                        case PENDING -> new Requested(after);
                        case CONFIRMED -> new Confirmed(after);
                        case DECLINED -> new Declined(after);
                        case CANCELED -> new Canceled(after);
                        case NO_SHOW -> new NoShow(after);
                    });
        }
        return events;
    }
}
