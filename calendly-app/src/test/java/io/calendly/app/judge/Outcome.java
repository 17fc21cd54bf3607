package io.calendly.app.judge;

import io.calendly.domain.time.TimeSlots;
import java.util.Optional;

/**
 * An operation and its outcome. An operation that took effect did so between {@link #sent} and {@link #settled}.
 *
 * @param operation the operation; with an idempotency key it may be sent several times, and this is the last outcome
 * @param attempts the number of requests
 * @param status the HTTP status, or {@link #UNKNOWN}
 * @param problem the problem code of version 2, or empty
 * @param meetingId the id of the meeting in the response, if there is one
 * @param slots the slots in the response of a read, or the slot of the meeting in the response; else empty
 * @param sent the time of the first request, on the judge's clock in nanoseconds
 * @param received the time of the response, or of the end of the last attempt
 */
record Outcome(
        Operation operation,
        int attempts,
        int status,
        String problem,
        Optional<String> meetingId,
        TimeSlots slots,
        long sent,
        long received) {

    /**
     * The status if the connection broke before the response: the operation may have taken effect completely, or not.
     */
    static final int UNKNOWN = 0;

    static final String ALREADY_CANCELED = "already-canceled";
    static final String NOT_FREE = "not-free";

    /** The problem code while the first request with the same key is still running. */
    private static final String STILL_RUNNING = "still-running";

    boolean isDone() {
        return status >= 200 && status < 300;
    }

    /** Checks whether it is unknown if the operation took effect. */
    boolean isIndeterminate() {
        return status == UNKNOWN || status == 503 || problem.equals(STILL_RUNNING);
    }

    boolean isRefused() {
        return !isDone() && !isIndeterminate();
    }

    /**
     * Returns the latest time at which the operation took effect. Without a response there is no limit: a database may
     * commit the transaction of a killed server at any later time.
     */
    long settled() {
        return isIndeterminate() ? Long.MAX_VALUE : received;
    }

    /** Checks whether this was settled before the other was sent. If not, the order of the two is unknown. */
    boolean isBefore(Outcome other) {
        return settled() < other.sent;
    }
}
