package io.calendly.app.judge;

/**
 * An operation and its outcome. An operation that took effect did so between {@link #sent} and {@link #settled}.
 *
 * @param operation the operation; with an idempotency key it may be sent several times, and this is the last outcome
 * @param attempts the number of requests
 * @param response the response
 * @param sent the time of the first request, on the judge's clock in nanoseconds
 * @param received the time of the response, or of the end of the last attempt
 */
record Outcome(Operation operation, int attempts, Response response, long sent, long received) {

    static final String ALREADY_CANCELED = "already-canceled";
    static final String CHANGED_SINCE = "changed-since";
    static final String NOT_FREE = "not-free";
    static final String OCCURRENCES_NOT_FREE = "occurrences-not-free";
    static final String OCCURRENCES_OVERLAP = "occurrences-overlap";

    static final String NOT_BOOKABLE = "not-bookable";
    static final String WRONG_STATUS = "wrong-booking-status";
    static final String UNKNOWN_HOLD = "unknown-hold";
    static final String HOLD_EXPIRED = "hold-expired";

    /** The problem code while the first request with the same key is still running. */
    private static final String STILL_RUNNING = "still-running";

    int status() {
        return response.status();
    }

    String problem() {
        return response.problem();
    }

    boolean isDone() {
        return status() >= 200 && status() < 300;
    }

    /** Checks whether it is unknown if the operation took effect. */
    boolean isIndeterminate() {
        return status() == Response.UNKNOWN || status() == 503 || problem().equals(STILL_RUNNING);
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
