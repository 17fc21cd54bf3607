package io.calendly.http.observe;

import java.util.concurrent.TimeUnit;

/**
 * A request that has its answer, told without anything that its sender chose but the id.
 *
 * @param method the method; {@code OTHER} for one that no route has
 * @param route the template of the path, such as {@code /api/users/{user_id}}; {@code unmatched} if no route was found
 * @param status the status of the answer
 * @param nanos how long it took from the last byte of its headers, in nanoseconds: waits for body and turn included
 * @param id the request's id
 */
public record CompletedRequest(String method, String route, int status, long nanos, String id) {

    /** Whether somebody only asked how the server is, as supervisors do every few seconds. */
    public boolean isRoutine() {
        return route.startsWith("/health/") || route.equals(MetricsRoutes.PATH);
    }

    /** How long it took in milliseconds, to the microsecond. */
    public double millis() {
        return TimeUnit.NANOSECONDS.toMicros(nanos) / 1_000.0;
    }

    /** In one line. */
    @Override
    public String toString() {
        return method + " " + route + " " + status + " " + millis() + " ms " + id;
    }
}
