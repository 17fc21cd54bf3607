package io.calendly.domain.booking;

import io.calendly.domain.availability.Buffers;
import io.calendly.domain.eventtype.EventType;
import io.calendly.domain.eventtype.Hosting;
import io.calendly.domain.eventtype.Timing;
import io.calendly.domain.refusal.RefusedException;
import io.calendly.domain.time.TimeRefusal;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A question about the start times of an event type: which of a window can be booked, or whether one can.
 *
 * @param type the event type
 * @param duration the duration of the meeting in seconds, one of those that the event type offers
 * @param starts the window of the start times
 * @param now the time of the question
 * @param moving the booking that would be moved; empty if it is about a new one
 */
public record BookingQuestion(EventType type, int duration, TimeSlot starts, Instant now, Optional<Moving> moving) {

    /** The maximum length of the window of a list of start times. */
    public static final Duration MAX_WINDOW = Duration.ofDays(92);

    /** The time in which the turns of a round robin are counted. */
    public static final Duration TURNS = Duration.ofDays(30);

    /**
     * The time around the window in which the time of a host has to be known, in seconds. A stretch of open hours is cut
     * if it is longer than a day, which shows if more than a day of it is known. A meeting, with the buffer around it, is
     * at most two days away from a start that it rules out.
     */
    private static final long MARGIN = 2L * Math.max(Timing.MAX_SECONDS, Buffers.MAX_SECONDS) + 3_600;

    /** The time around the window that a week or a month of one of its dates may reach to, in seconds. */
    private static final long PERIOD = Duration.ofDays(33).toSeconds();

    /**
     * A booking that would be moved. It gives up its place, and the time of its hosts unless others stay in the meeting.
     *
     * @param booking the booking as it is stored
     * @param hosts the hosts of its meeting
     */
    public record Moving(Booking booking, SortedSet<UserId> hosts) {

        /**
         * Copies the hosts.
         *
         * @throws NullPointerException if a component is null
         */
        public Moving {
            Objects.requireNonNull(booking, "booking");
            hosts = Collections.unmodifiableSortedSet(new TreeSet<>(hosts));
        }
    }

    /**
     * @throws NullPointerException if a component is null
     * @throws IllegalArgumentException if the event type does not offer the duration
     */
    public BookingQuestion {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(starts, "starts");
        Objects.requireNonNull(now, "now");
        Objects.requireNonNull(moving, "moving");
        if (moving.isEmpty() && !type.settings().timing().durations().contains(duration)) {
            throw new IllegalArgumentException("duration is not offered: " + duration);
        }
    }

    /**
     * Returns the question which start times of a window can be booked.
     *
     * @param duration the duration in seconds; empty for the shortest
     * @throws RefusedException with {@link BookingRefusal.DurationNotOffered} if the event type does not offer it
     */
    public static BookingQuestion window(EventType type, OptionalInt duration, TimeSlot starts, Instant now) {
        Timing timing = type.settings().timing();
        int seconds = duration.orElse(timing.defaultDuration());
        if (!timing.durations().contains(seconds)) {
            throw new RefusedException(new BookingRefusal.DurationNotOffered(seconds, timing.durations()));
        }
        return new BookingQuestion(type, seconds, starts, now, Optional.empty());
    }

    /**
     * Returns the question whether one start time can be booked.
     *
     * @param duration the duration in seconds; empty for the shortest
     * @param start in epoch seconds
     * @throws RefusedException with {@link BookingRefusal.DurationNotOffered} if the event type does not offer it
     * @throws RefusedException with {@link TimeRefusal.InvalidSlot} if there is no slot with this start
     */
    public static BookingQuestion start(EventType type, OptionalInt duration, long start, Instant now) {
        int seconds = duration.orElse(type.settings().timing().defaultDuration());
        TimeSlot.requested(start, start > TimeSlot.MAX ? start : start + seconds);
        return window(type, duration, TimeSlot.of(start, start + 1), now);
    }

    /**
     * Returns this question for a booking that would be moved. A booking keeps its duration.
     *
     * @param hosts the hosts of its meeting
     * @throws RefusedException with {@link BookingRefusal.DurationNotOffered} if a host has made the meeting longer than
     *     an event type can offer
     */
    public BookingQuestion moving(Booking booking, SortedSet<UserId> hosts) {
        long seconds = booking.slot().duration().toSeconds();
        if (seconds > Timing.MAX_SECONDS) {
            throw new RefusedException(new BookingRefusal.DurationNotOffered(
                    seconds, type.settings().timing().durations()));
        }
        return new BookingQuestion(type, (int) seconds, starts, now, Optional.of(new Moving(booking, hosts)));
    }

    /** Returns the window in which the time of the hosts has to be known. */
    public TimeSlot calendarWindow() {
        return calendarWindow(starts);
    }

    /** Returns the window in which the time of the hosts has to be known for a question about these start times. */
    public static TimeSlot calendarWindow(TimeSlot starts) {
        return around(starts, MARGIN);
    }

    /** Returns the window of the start times of the {@link Place}s that count. */
    public TimeSlot placesWindow() {
        return around(starts, PERIOD);
    }

    /** Returns the time since which the places were taken that count for the turns of a round robin. */
    public Instant turnsSince() {
        return now.minus(TURNS);
    }

    private static TimeSlot around(TimeSlot starts, long seconds) {
        return TimeSlot.of(Math.max(0, starts.start() - seconds), Math.min(TimeSlot.MAX, starts.end() + seconds));
    }

    /** Checks whether the answer depends on {@link Place}s. */
    public boolean needsPlaces() {
        Hosting.Kind kind = type.settings().hosting().kind();
        return kind == Hosting.Kind.ROUND_ROBIN
                || kind == Hosting.Kind.GROUP
                || !type.settings().rules().limits().set().isEmpty();
    }
}
