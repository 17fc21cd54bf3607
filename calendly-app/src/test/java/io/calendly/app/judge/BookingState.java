package io.calendly.app.judge;

import io.calendly.domain.time.TimeSlot;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The state of a booking.
 *
 * @param type the event type
 * @param meetingId the id of the meeting, or {@link #ANY_MEETING}
 * @param slot the slot of the meeting
 * @param hosts the hosts of the meeting
 * @param status the status
 * @param version the version, or {@link MeetingState#NOT_STATED}
 */
record BookingState(Bookable type, String meetingId, TimeSlot slot, Set<Integer> hosts, String status, long version) {

    static final String PENDING = "pending";
    static final String CONFIRMED = "confirmed";
    static final String DECLINED = "declined";
    static final String CANCELED = "canceled";

    /** The meeting of a booking that has joined one, or made one, of which no response tells. */
    static final String ANY_MEETING = "";

    /** Returns the state of a new booking in a meeting of which no response tells. */
    static BookingState made(Bookable type, long start, Set<Integer> hosts) {
        return new BookingState(type, ANY_MEETING, type.slotAt(start), hosts, type.firstStatus(), 1);
    }

    /** Checks whether the booking has a place in its meeting. */
    boolean hasPlace() {
        return status.equals(PENDING) || status.equals(CONFIRMED);
    }

    boolean isIn(String meeting) {
        return meetingId.equals(ANY_MEETING) || meetingId.equals(meeting);
    }

    /** Returns the time that the booking takes; empty if it has no place. */
    Optional<Booked> booked() {
        return hasPlace() ? Optional.of(new Booked(slot, hosts, type.isGroup())) : Optional.empty();
    }

    /** Checks whether a change is about the booking, and not about a meeting of a group that it is not in. */
    boolean isConcernedBy(Operation.BookingChange change) {
        return !(change instanceof Operation.MeetingChange ofMeeting)
                || (isIn(ofMeeting.meetingId()) && (hasPlace() || !type.isGroup()));
    }

    /** Returns the problem code with which a change must be refused, whatever the time of the hosts is. */
    Optional<String> refusal(Operation.BookingChange change) {
        if (change instanceof Operation.MeetingChange) {
            return hasPlace() ? Optional.empty() : Optional.of(Outcome.ALREADY_CANCELED);
        }
        boolean isPossible = change instanceof Operation.Decide ? status.equals(PENDING) : hasPlace();
        return isPossible ? Optional.empty() : Optional.of(Outcome.WRONG_STATUS);
    }

    /** Returns the states in which a change that takes effect may leave the booking; none if it must be refused. */
    Set<BookingState> after(Operation.BookingChange change) {
        if (!isConcernedBy(change) || refusal(change).isPresent()) {
            return Set.of();
        }
        if (change instanceof Operation.MoveBooking moved) {
            return type.possibleHosts().stream()
                    .map(newHosts -> movedTo(moved.start(), newHosts))
                    .collect(Collectors.toSet());
        }
        if (change instanceof Operation.MoveMeeting moved) {
            return Set.of(movedWithMeeting(moved.slot()));
        }
        if (change instanceof Operation.Decide decision) {
            return Set.of(withStatus(decision.confirms() ? CONFIRMED : DECLINED));
        }
        return Set.of(withStatus(CANCELED));
    }

    private BookingState withStatus(String next) {
        return new BookingState(type, meetingId, slot, hosts, next, version + 1);
    }

    /** Returns the state after a move of its meeting; it has a new version if the slot is another one. */
    private BookingState movedWithMeeting(TimeSlot to) {
        return to.equals(slot) ? this : new BookingState(type, meetingId, to, hosts, status, version + 1);
    }

    /** Returns the state after a move to another start. A booking of a group may be in another meeting then. */
    private BookingState movedTo(long start, Set<Integer> newHosts) {
        if (start == slot.start()) {
            return this;
        }
        TimeSlot to = TimeSlot.of(start, start + slot.duration().toSeconds());
        String meeting = type.isGroup() ? ANY_MEETING : meetingId;
        return new BookingState(type, meeting, to, newHosts, status, version + 1);
    }

    BookingState inMeeting(String id) {
        return new BookingState(type, id, slot, hosts, status, version);
    }

    /** Checks whether a response that shows the other state is correct in this state. */
    boolean isShownAs(BookingState shown) {
        long shownVersion = shown.version == MeetingState.NOT_STATED ? version : shown.version;
        return isIn(shown.meetingId)
                && new BookingState(type, shown.meetingId, slot, hosts, status, shownVersion).equals(shown);
    }
}
