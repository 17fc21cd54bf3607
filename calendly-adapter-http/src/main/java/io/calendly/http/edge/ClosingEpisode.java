package io.calendly.http.edge;

import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import org.eclipse.jetty.util.NanoTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A time in which connections are closed because of a limit. It is logged when it begins and when it ends, because a
 * line for each connection would bury everything else.
 */
final class ClosingEpisode {

    private static final Logger LOG = LoggerFactory.getLogger(ClosingEpisode.class);

    /** The time without such a connection after which the episode is over. */
    private static final Duration QUIET = Duration.ofMinutes(1);

    private final LongAdder total = new LongAdder();
    private boolean isRunning;
    private long before;
    private long last;

    /** Returns the number of all connections that were closed. */
    long total() {
        return total.sum();
    }

    /** Counts a connection that was closed. */
    synchronized void closed(InetAddress address, String reason, long now) {
        if (!isRunning) {
            isRunning = true;
            before = total.sum();
            LOG.warn(
                    "Closed a connection of {} because {}; others may follow without a line each",
                    address.getHostAddress(),
                    reason);
        }
        total.increment();
        last = now;
    }

    /** Ends the episode if no connection was closed for a while. */
    synchronized void endIfQuiet(long now) {
        if (isRunning && NanoTime.elapsed(last, now) > QUIET.toNanos()) {
            isRunning = false;
            LOG.info(
                    "No connection was closed for {} s; before, limits closed {}",
                    QUIET.toSeconds(),
                    total.sum() - before);
        }
    }
}
