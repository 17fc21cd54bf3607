package io.calendly.http.observe;

import java.util.concurrent.TimeUnit;

/**
 * A request whose reply is written. Of what the client chose it has only the id of the request.
 *
 * @param method the method; {@code OTHER} for an unknown one
 * @param route the template of the path, such as {@code /api/users/{user_id}}; {@code unmatched} if no route was found
 * @param status the status code
 * @param nanos the duration from the last byte of the header, in nanoseconds; waiting for the body and in the queue
 *     included
 * @param id the id
 * @param caller the id of the caller, such as {@code user:5}; {@code -} if the request did not get so far
 */
public record CompletedRequest(String method, String route, int status, long nanos, String id, String caller) {

    /** Checks whether the request was for the health or the metrics, which come every few seconds. */
    public boolean isRoutine() {
        return route.startsWith("/health/") || route.equals(MetricsRoutes.PATH);
    }

    /** Returns the duration in milliseconds, to the microsecond. */
    public double millis() {
        return TimeUnit.NANOSECONDS.toMicros(nanos) / 1_000.0;
    }

    /** Returns the request in one line. */
    @Override
    public String toString() {
        return method + " " + route + " " + status + " " + millis() + " ms " + id + " " + caller;
    }
}
