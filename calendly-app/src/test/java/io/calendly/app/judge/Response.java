package io.calendly.app.judge;

import io.calendly.domain.time.TimeSlots;
import java.util.List;

/**
 * The response to an operation.
 *
 * @param status the HTTP status, or {@link #UNKNOWN}
 * @param problem the problem code of version 2, or empty
 * @param slots the slots in the response of a read of free time; else empty
 * @param meetings the meetings in the response: one, or all of a series
 * @param conflicts the slots in a refusal, with the users who are not free
 * @param booked the bookings and holds in the response
 */
record Response(
        int status,
        String problem,
        TimeSlots slots,
        List<FoundMeeting> meetings,
        List<Conflict> conflicts,
        BookingAnswer booked) {

    /**
     * The status if the connection broke before the response: the operation may have taken effect completely, or not.
     */
    static final int UNKNOWN = 0;

    /** No response. */
    static final Response NONE = of(UNKNOWN, "");

    /** Returns a response with a status and a problem code alone. */
    static Response of(int status, String problem) {
        return new Response(status, problem, TimeSlots.empty(), List.of(), List.of(), BookingAnswer.NONE);
    }

    Response showing(TimeSlots free) {
        return new Response(status, problem, free, meetings, conflicts, booked);
    }

    Response showing(List<FoundMeeting> found) {
        return new Response(status, problem, slots, found, conflicts, booked);
    }

    Response blaming(List<Conflict> others) {
        return new Response(status, problem, slots, meetings, others, booked);
    }

    Response showing(BookingAnswer answer) {
        return new Response(status, problem, slots, meetings, conflicts, answer);
    }
}
