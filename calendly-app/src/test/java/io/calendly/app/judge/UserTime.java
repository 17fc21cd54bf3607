package io.calendly.app.judge;

import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** One person's time: what was free for certain, and what may have been. */
final class UserTime {

    /** A meeting, and that it takes a slot for a while. */
    private record Booking(MeetingHistory meeting, Interval interval) {

        boolean clashesWith(Booking other) {
            return !meeting.equals(other.meeting)
                    && interval.slot().overlaps(other.interval.slot())
                    && Math.max(interval.from(), other.interval.from())
                            < Math.min(interval.until(), other.interval.until());
        }
    }

    private final Declared declared;
    private final List<Booking> certain = new ArrayList<>();
    private final List<Booking> possible = new ArrayList<>();

    /** @param meetings those of this person */
    UserTime(Declared declared, List<MeetingHistory> meetings) {
        this.declared = declared;
        for (MeetingHistory meeting : meetings) {
            meeting.certain().forEach(interval -> certain.add(new Booking(meeting, interval)));
            meeting.possible().forEach(interval -> possible.add(new Booking(meeting, interval)));
        }
    }

    Declared declared() {
        return declared;
    }

    /** What was booked at every moment between the two, in the window. */
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

    /** What may have been booked at some moment between the two, in the window, but for one meeting. */
    TimeSlots possiblyBooked(TimeSlot window, long from, long until, Optional<MeetingHistory> without) {
        TimeSlots.Builder booked = TimeSlots.builder();
        for (Booking booking : possible) {
            Interval interval = booking.interval();
            if (interval.from() < until
                    && from < interval.until()
                    && interval.slot().overlaps(window)) {
                if (without.isEmpty() || !without.get().equals(booking.meeting())) {
                    booked.add(interval.slot());
                }
            }
        }
        return booked.build();
    }

    /** What was free at every moment while this was asked. */
    TimeSlots certainlyFree(TimeSlot window, Answer during, Optional<MeetingHistory> without) {
        return declared.certainly(window, during.asked(), during.answered())
                .minus(possiblyBooked(window, during.asked(), during.answered(), without));
    }

    /** What may have been free at some moment while this was asked. */
    TimeSlots possiblyFree(TimeSlot window, Answer during) {
        return declared.possibly(window, during.asked(), during.answered())
                .minus(certainlyBooked(window, during.asked(), during.answered()));
    }

    /** Two meetings of which both were certainly there at once. */
    Optional<String> clash() {
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
