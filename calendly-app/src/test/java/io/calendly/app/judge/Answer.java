package io.calendly.app.judge;

import io.calendly.domain.time.TimeSlots;
import java.util.Optional;

/**
 * An operation and what came back. It took effect, if it did, between {@link #asked} and {@link #over}.
 *
 * @param operation what was asked; under a key perhaps several times, of which this is the last answer
 * @param attempts how often it was asked
 * @param status the HTTP status, or {@link #UNKNOWN}
 * @param problem the code of version 2 for what is wrong; else empty
 * @param meeting the name of the meeting in the answer, if there is one
 * @param slots what a read answered, or when the meeting in the answer is; else empty
 * @param asked when it was asked first, on the judge's clock in nanoseconds
 * @param answered when the answer was there, or the attempt was over
 */
record Answer(
        Operation operation,
        int attempts,
        int status,
        String problem,
        Optional<String> meeting,
        TimeSlots slots,
        long asked,
        long answered) {

    /** The connection broke before there was an answer: the work may be done, wholly, or not. */
    static final int UNKNOWN = 0;

    static final String ALREADY_CANCELED = "already-canceled";
    static final String NOT_FREE = "not-free";

    /** The first request of this key has not ended. */
    private static final String STILL_RUNNING = "still-running";

    boolean done() {
        return status >= 200 && status < 300;
    }

    /** Neither done for certain nor refused for certain. */
    boolean open() {
        return status == UNKNOWN || status == 503 || problem.equals(STILL_RUNNING);
    }

    boolean refused() {
        return !done() && !open();
    }

    /**
     * When it had taken effect at the latest. Without an answer that is never: a database may commit what a server sent
     * before it was killed, at any time after.
     */
    long over() {
        return open() ? Long.MAX_VALUE : answered;
    }

    /** Whether this was over before the other one was asked for; else nobody knows which came first. */
    boolean isBefore(Answer other) {
        return over() < other.asked;
    }
}
