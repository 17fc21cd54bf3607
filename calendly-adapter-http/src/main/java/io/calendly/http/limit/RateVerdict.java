package io.calendly.http.limit;

import io.javalin.http.Context;
import io.javalin.http.TooManyRequestsResponse;
import java.time.Duration;

/**
 * The decision whether a request is within a limit.
 *
 * @param limit the limit
 * @param isWithin whether the request is within the limit
 * @param remaining the number of requests that the client may still send at once
 * @param retryAfter the time until the client may send a request; zero if this one is within the limit
 * @param reset the time until the client may send all requests of a minute at once again
 */
public record RateVerdict(RateLimit limit, boolean isWithin, long remaining, Duration retryAfter, Duration reset) {

    /** The decision where there is no limit. */
    static final RateVerdict UNLIMITED =
            new RateVerdict(RateLimit.OFF, true, Long.MAX_VALUE, Duration.ZERO, Duration.ZERO);

    /**
     * Adds the header fields about the limit to the response, in the form of three fields that draft 06 of the IETF's
     * RateLimit header fields has. Without a limit there are none.
     *
     * @throws TooManyRequestsResponse if the request exceeds the limit
     */
    public void apply(Context ctx) {
        if (limit.isOff()) {
            return;
        }
        ctx.header("RateLimit-Limit", Integer.toString(limit.perMinute()));
        ctx.header("RateLimit-Remaining", Long.toString(remaining));
        ctx.header("RateLimit-Reset", Long.toString(seconds(reset)));
        if (!isWithin) {
            long pause = Math.max(1, seconds(retryAfter));
            ctx.header("Retry-After", Long.toString(pause));
            throw new TooManyRequestsResponse(
                    "More than " + limit.perMinute() + " requests a minute; try again in " + pause + " s");
        }
    }

    /** Returns a time in seconds, rounded up. */
    private static long seconds(Duration time) {
        return time.plusSeconds(1).minusNanos(1).toSeconds();
    }
}
