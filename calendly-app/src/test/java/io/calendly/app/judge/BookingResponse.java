package io.calendly.app.judge;

import io.calendly.domain.time.TimeSlot;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The meaning of the response to a change of a booking. */
final class BookingResponse {

    private BookingResponse() {}

    /**
     * Returns the states in which the change may have left a booking; none if a booking in this state cannot have this
     * response.
     *
     * @param id the id of the booking
     * @param before the state before the change
     */
    static Set<BookingState> statesAfter(Outcome outcome, String id, BookingState before) {
        Operation.BookingChange change = (Operation.BookingChange) outcome.operation();
        if (!before.isConcernedBy(change)) {
            return Set.of(before);
        }
        Optional<String> refusal = before.refusal(change);
        if (outcome.isRefused()) {
            boolean fits = refusal.map(code -> code.equals(outcome.problem()))
                    .orElseGet(
                            () -> needsTime(change, before) && outcome.problem().equals(problemOfTime(change)));
            return fits ? Set.of(before) : Set.of();
        }
        return before.after(change).stream()
                .flatMap(state -> shown(outcome, change, id, state).stream())
                .collect(Collectors.toSet());
    }

    /** Checks whether a change needs time that the booking does not have yet. */
    static boolean needsTime(Operation.BookingChange change, BookingState before) {
        if (change instanceof Operation.MoveBooking moved) {
            return moved.start() != before.slot().start();
        }
        return change instanceof Operation.MoveMeeting moved && !moved.slot().equals(before.slot());
    }

    private static String problemOfTime(Operation.BookingChange change) {
        return change instanceof Operation.MoveMeeting ? Outcome.NOT_FREE : Outcome.NOT_BOOKABLE;
    }

    /** Returns the state with the meeting that the response shows; empty if the response shows another state. */
    private static Optional<BookingState> shown(
            Outcome outcome, Operation.BookingChange change, String id, BookingState state) {
        if (change instanceof Operation.MeetingChange ofMeeting) {
            return outcome.response().meetings().stream()
                    .filter(found -> found.id().equals(ofMeeting.meetingId()) && isShownAs(state, found.state()))
                    .map(found -> state.inMeeting(found.id()))
                    .findFirst();
        }
        return outcome.response().booked().bookings().stream()
                .filter(found -> found.id().equals(id) && state.isShownAs(found.state()))
                .map(found -> state.inMeeting(found.state().meetingId()))
                .findFirst();
    }

    private static boolean isShownAs(BookingState state, MeetingState meeting) {
        TimeSlot slot = state.slot();
        return meeting.slot().equals(slot)
                && meeting.users().equals(state.hosts())
                && meeting.canceled() != state.hasPlace();
    }
}
