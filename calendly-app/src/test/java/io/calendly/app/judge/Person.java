package io.calendly.app.judge;

import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.time.TimeSlots;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** One person's time: what was free for certain, and what may have been. */
final class Person {

    /** A meeting, and that it takes a slot for a while. */
    private record Booking(Story meeting, Span span) {

        boolean clashesWith(Booking other) {
            return !meeting.equals(other.meeting)
                    && span.slot().overlaps(other.span.slot())
                    && Math.max(span.from(), other.span.from()) < Math.min(span.until(), other.span.until());
        }
    }

    private final Declared declared;
    private final List<Booking> certain = new ArrayList<>();
    private final List<Booking> possible = new ArrayList<>();

    /** @param meetings those of this person */
    Person(Declared declared, List<Story> meetings) {
        this.declared = declared;
        for (Story meeting : meetings) {
            meeting.certain().forEach(span -> certain.add(new Booking(meeting, span)));
            meeting.possible().forEach(span -> possible.add(new Booking(meeting, span)));
        }
    }

    Declared declared() {
        return declared;
    }

    /** What was booked at every moment between the two, in the window. */
    TimeSlots certainlyBooked(TimeSlot window, long from, long until) {
        TimeSlots.Builder booked = TimeSlots.builder();
        for (Booking booking : certain) {
            Span span = booking.span();
            if (span.from() < from && until < span.until() && span.slot().overlaps(window)) {
                booked.add(span.slot());
            }
        }
        return booked.build();
    }

    /** What may have been booked at some moment between the two, in the window, but for one meeting. */
    TimeSlots possiblyBooked(TimeSlot window, long from, long until, Optional<Story> without) {
        TimeSlots.Builder booked = TimeSlots.builder();
        for (Booking booking : possible) {
            Span span = booking.span();
            if (span.from() < until && from < span.until() && span.slot().overlaps(window)) {
                if (without.isEmpty() || !without.get().equals(booking.meeting())) {
                    booked.add(span.slot());
                }
            }
        }
        return booked.build();
    }

    /** What was free at every moment while this was asked. */
    TimeSlots certainlyFree(TimeSlot window, Answer during, Optional<Story> without) {
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
        byStart.sort(Comparator.comparingLong(booking -> booking.span().slot().start()));
        for (int i = 0; i < byStart.size(); i++) {
            Booking one = byStart.get(i);
            for (int j = i + 1; j < byStart.size(); j++) {
                Booking other = byStart.get(j);
                if (other.span().slot().start() >= one.span().slot().end()) {
                    break;
                }
                if (one.clashesWith(other)) {
                    return Optional.of(one.span() + " and " + other.span());
                }
            }
        }
        return Optional.empty();
    }
}
