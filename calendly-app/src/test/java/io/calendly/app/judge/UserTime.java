package io.calendly.app.judge;

import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The certainly and the possibly free time of one user. */
final class UserTime {

    /** A meeting and a period during which it has a slot. */
    private record Booking(MeetingHistory meeting, Interval interval) {

        boolean clashesWith(Booking other) {
            return !meeting.equals(other.meeting)
                    && !interval.booked().sharesWith(other.interval.booked())
                    && interval.slot().overlaps(other.interval.slot())
                    && Math.max(interval.from(), other.interval.from())
                            < Math.min(interval.until(), other.interval.until());
        }
    }

    private final Declared declared;
    private final List<Booking> certain = new ArrayList<>();
    private final List<Booking> possible = new ArrayList<>();

    /** Collects the bookings of the user from the histories of all meetings. */
    UserTime(int user, Declared declared, List<MeetingHistory> meetings) {
        this.declared = declared;
        for (MeetingHistory meeting : meetings) {
            collect(user, meeting, meeting.certain(), certain);
            collect(user, meeting, meeting.possible(), possible);
        }
    }

    private static void collect(int user, MeetingHistory meeting, List<Interval> intervals, List<Booking> bookings) {
        for (Interval interval : intervals) {
            if (interval.booked().users().contains(user)) {
                bookings.add(new Booking(meeting, interval));
            }
        }
    }

    Declared declared() {
        return declared;
    }

    /** Returns the time in the window that was booked during the whole period. */
    TimeSlots certainlyBooked(TimeSlot window, long from, long until) {
        TimeSlots.Builder booked = TimeSlots.builder();
        for (Booking booking : certain) {
            Interval interval = booking.interval();
            if (interval.from() < from
                    && until < interval.until()
                    && interval.slot().overlaps(window)) {
                booked.add(interval.slot());
            }
        }
        return booked.build();
    }

    /** Returns the time in the window that may have been booked at some moment of the period, except by some meetings. */
    TimeSlots possiblyBooked(TimeSlot window, long from, long until, Collection<MeetingHistory> without) {
        TimeSlots.Builder booked = TimeSlots.builder();
        for (Booking booking : possible) {
            Interval interval = booking.interval();
            if (interval.from() < until
                    && from < interval.until()
                    && interval.slot().overlaps(window)) {
                if (!without.contains(booking.meeting())) {
                    booked.add(interval.slot());
                }
            }
        }
        return booked.build();
    }

    /** Returns the time in the window that was free at every moment between the request and the response. */
    TimeSlots certainlyFree(TimeSlot window, Outcome during, Collection<MeetingHistory> without) {
        return declared.certainly(window, during.sent(), during.received())
                .minus(possiblyBooked(window, during.sent(), during.received(), without));
    }

    /** Returns the time in the window that may have been free at some moment between the request and the response. */
    TimeSlots possiblyFree(TimeSlot window, Outcome during) {
        return declared.possibly(window, during.sent(), during.received())
                .minus(certainlyBooked(window, during.sent(), during.received()));
    }

    /** Finds two meetings of the user that certainly overlapped at the same time. */
    Optional<String> findClash() {
        List<Booking> byStart = new ArrayList<>(certain);
        byStart.sort(
                Comparator.comparingLong(booking -> booking.interval().slot().start()));
        for (int i = 0; i < byStart.size(); i++) {
            Booking one = byStart.get(i);
            for (int j = i + 1; j < byStart.size(); j++) {
                Booking other = byStart.get(j);
                if (other.interval().slot().start() >= one.interval().slot().end()) {
                    break;
                }
                if (one.clashesWith(other)) {
                    return Optional.of(one.interval() + " and " + other.interval());
                }
            }
        }
        return Optional.empty();
    }
}
