package io.calendly.ports;

import io.calendly.domain.booking.Booking;
import io.calendly.domain.booking.BookingId;
import io.calendly.domain.booking.BookingRefusal;
import io.calendly.domain.booking.Place;
import io.calendly.domain.eventtype.EventTypeId;
import io.calendly.domain.meeting.MeetingId;
import io.calendly.domain.refusal.RefusedException;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.user.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A store of bookings. The meetings that they are places in are in {@link Meetings}. */
public interface Bookings {

    /**
     * A choice of bookings.
     *
     * @param eventType the event type of the bookings; empty for any
     * @param host an attendee of their meetings, which then overlap the window too; empty for any
     * @param window the time that their meetings overlap
     * @param status their status; empty for any
     */
    record Filter(
            Optional<EventTypeId> eventType, Optional<UserId> host, TimeSlot window, Optional<Booking.Status> status) {

        /** @throws NullPointerException if a component is null */
        public Filter {
            Objects.requireNonNull(eventType, "eventType");
            Objects.requireNonNull(host, "host");
            Objects.requireNonNull(window, "window");
            Objects.requireNonNull(status, "status");
        }

        /** Returns this choice, for bookings of another host. */
        public Filter withHost(Optional<UserId> other) {
            return new Filter(eventType, other, window, status);
        }
    }

    /**
     * A place in the order of all bookings, by the start of the meeting and then by id.
     *
     * @param start in epoch seconds
     * @param id the id of the booking that is there
     */
    record Position(long start, BookingId id) {

        /** Returns the place of a booking. */
        public static Position of(Booking booking) {
            return new Position(booking.slot().start(), booking.id());
        }
    }

    /**
     * Stores a new booking.
     *
     * @param booking a booking of a meeting that is stored, and whose attendees are {@linkplain Users#lock locked}
     */
    void add(Booking booking);

    /** Finds the booking with this id, with the hosts of its meeting. */
    Optional<HostedBooking> find(BookingId id);

    /**
     * Returns the booking with this id, with the hosts of its meeting.
     *
     * @throws RefusedException with {@link BookingRefusal.UnknownBooking} if there is none
     */
    default HostedBooking require(BookingId id) {
        return find(id).orElseThrow(() -> new RefusedException(new BookingRefusal.UnknownBooking(id)));
    }

    /**
     * Stores bookings in place of older versions.
     *
     * @param bookings bookings of meetings whose attendees are {@linkplain Users#lock locked}
     */
    void update(Collection<Booking> bookings);

    /** Returns the bookings that have a place in a meeting, by ascending id. */
    List<Booking> inMeeting(MeetingId meeting);

    /**
     * Returns some bookings, by the start of the meeting and then by id, with the hosts of their meetings.
     *
     * @param filter the choice of bookings
     * @param after only bookings past this place; empty to begin with the first
     * @param max the maximum number of bookings
     */
    List<HostedBooking> page(Filter filter, Optional<Position> after, int max);

    /**
     * Returns the places of an event type that are taken: those of bookings that have one, and those of holds, also of
     * holds that have expired.
     *
     * @param starts the window of the start times of the places
     * @param takenSince places that start at other times are there too if they were taken after this time
     * @return the places in any order, each once
     */
    List<Place> places(EventTypeId eventType, TimeSlot starts, Instant takenSince);

    /** Returns the places of an event type that start in a window. */
    default List<Place> places(EventTypeId eventType, TimeSlot starts) {
        return places(eventType, starts, Instant.MAX);
    }
}
