package io.calendly.app.judge;

import java.util.Optional;

/**
 * The HTTP request of an operation on bookings or holds.
 *
 * @param body the body as JSON; empty if there is none
 * @param token the token of the invitee
 */
record BookingRequest(String method, String path, String body, Optional<String> token) {

    /** Returns the request of an operation; empty if the operation is about something else. */
    static Optional<BookingRequest> of(Operation operation, Ids ids) {
        if (operation instanceof Operation.PlaceHold hold) {
            return post(of(ids, hold.type(), "holds"), start(hold.start()) + ",\"seconds\":" + hold.seconds(), none());
        }
        if (operation instanceof Operation.GiveBack given) {
            String path = of(ids, given.type(), "holds/") + given.id();
            return Optional.of(new BookingRequest("DELETE", path, "", none()));
        }
        if (operation instanceof Operation.Book wanted) {
            String invitee = ",\"invitee\":{\"name\":\"" + wanted.invitee() + "\",\"email\":\"invitee@example.org\"}";
            String hold =
                    wanted.holdId().map(id -> ",\"hold_id\":\"" + id + "\"").orElse("");
            return post(of(ids, wanted.type(), "bookings"), start(wanted.start()) + hold + invitee, none());
        }
        if (operation instanceof Operation.CancelBooking change) {
            return post(of(change, "cancellation"), "", change.token());
        }
        if (operation instanceof Operation.MoveBooking change) {
            return post(of(change, "reschedule"), start(change.start()), change.token());
        }
        if (operation instanceof Operation.Decide change) {
            return post(of(change, change.confirms() ? "confirmation" : "decline"), "", none());
        }
        if (operation instanceof Operation.CancelMeeting change) {
            return post(of(change) + "/cancellation", "", none());
        }
        if (operation instanceof Operation.MoveMeeting change) {
            String body = "{" + start(change.slot().start()) + ",\"end_time\":"
                    + change.slot().end() + "}";
            return Optional.of(new BookingRequest("PATCH", of(change), body, none()));
        }
        return Optional.empty();
    }

    private static Optional<BookingRequest> post(String path, String members, Optional<String> token) {
        return Optional.of(new BookingRequest("POST", path, "{" + members + "}", token));
    }

    private static Optional<String> none() {
        return Optional.empty();
    }

    private static String of(Ids ids, Bookable type, String rest) {
        return "/api/v2/event_types/" + ids.eventTypes().get(type) + "/" + rest;
    }

    private static String of(Operation.BookingChange change, String rest) {
        return "/api/v2/bookings/" + change.bookingId() + "/" + rest;
    }

    private static String of(Operation.MeetingChange change) {
        return "/api/v2/meetings/" + change.meetingId();
    }

    private static String start(long start) {
        return "\"start_time\":" + start;
    }
}
