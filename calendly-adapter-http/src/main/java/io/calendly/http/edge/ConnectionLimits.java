package io.calendly.http.edge;

import java.time.Duration;

/**
 * The limits of connections.
 *
 * @param max the maximum number of connections
 * @param share the maximum number of connections of one address that wait for their client
 * @param head the timeout of the head of a request as a whole, from its first byte on
 * @param body the timeout of the body of a request as a whole
 * @param reply the timeout of the rest: the queue, the work, and sending the reply
 */
public record ConnectionLimits(int max, int share, Duration head, Duration body, Duration reply) {

    private static final int MAX = 1_000;

    /** The limits of a server that has its machine to itself. */
    public static final ConnectionLimits DEFAULT =
            new ConnectionLimits(MAX, MAX / 4, Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(60));
}
