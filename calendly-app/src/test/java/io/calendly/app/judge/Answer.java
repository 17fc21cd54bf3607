package io.calendly.app.judge;

import io.calendly.domain.time.TimeSlots;

/**
 * An operation and what came back.
 *
 * @param operation what was asked
 * @param status the HTTP status, or {@link #UNKNOWN}
 * @param slots what a read answered; else empty
 * @param asked when it was asked, on the judge's clock in nanoseconds
 * @param answered when the answer was there
 */
record Answer(Operation operation, int status, TimeSlots slots, long asked, long answered) {

    /** The connection broke before there was an answer: the work may be done, wholly, or not. */
    static final int UNKNOWN = 0;

    boolean done() {
        return status == 201;
    }

    /** Neither done for certain nor refused for certain. */
    boolean open() {
        return status == UNKNOWN || status == 503;
    }
}
