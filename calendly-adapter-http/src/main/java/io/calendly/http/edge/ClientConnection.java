package io.calendly.http.edge;

import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.util.NanoTime;
import org.jspecify.annotations.Nullable;

/** A connection of a client, and what the server waits for on it. */
final class ClientConnection {

    private enum Phase {
        /** No byte of a request has arrived. Jetty's idle timeout ends this. */
        IDLE,
        HEAD,
        BODY,
        REPLY,
        CLOSED
    }

    /**
     * A phase.
     *
     * @param began the time at which it began
     * @param waits the time since which the server has waited for the client
     * @param received the number of bytes that had been received before it
     */
    private record State(Phase phase, long began, long waits, long received) {}

    private final InetAddress address;
    private volatile State state;
    private volatile @Nullable Connection connection;

    ClientConnection(InetAddress address, long now) {
        this.address = address;
        this.state = new State(Phase.IDLE, now, now, 0);
    }

    InetAddress address() {
        return address;
    }

    void opened(Connection opened) {
        connection = opened;
    }

    private synchronized void enter(State next) {
        state = next;
    }

    /** Enters a state unless another was entered since, and returns whether it did. */
    private synchronized boolean replace(State expected, State next) {
        if (state.equals(expected)) {
            state = next;
            return true;
        }
        return false;
    }

    /** Tells that a request is complete, so that the server waits for the next one. */
    void idle(long now) {
        Connection open = connection;
        enter(new State(Phase.IDLE, now, now, open == null ? 0 : open.getBytesIn()));
    }

    void bodyBegins(long now) {
        enter(new State(Phase.BODY, now, now, 0));
    }

    void replyBegins(long now) {
        enter(new State(Phase.REPLY, now, now, 0));
    }

    /** Checks whether the server waits for the client, for at least some time. */
    boolean isWaiting(long now, Duration atLeast) {
        State current = state;
        return connection != null
                && current.phase != Phase.REPLY
                && current.phase != Phase.CLOSED
                && NanoTime.elapsed(current.waits, now) >= atLeast.toNanos();
    }

    /** Returns for how long the server has waited for the client, in nanoseconds. */
    long waited(long now) {
        return NanoTime.elapsed(state.waits, now);
    }

    /** Ends a phase that has exceeded its timeout, and returns whether it did. */
    boolean expire(long now, ConnectionLimits limits) {
        Connection open = connection;
        if (open == null) {
            return false;
        }
        State current = noticeHead(open, now);
        Duration timeout = switch (current.phase) {
            case HEAD -> limits.head();
            case BODY -> limits.body();
            case REPLY -> limits.reply();
            case IDLE, CLOSED -> Duration.ofNanos(Long.MAX_VALUE);
        };
        boolean isOver = NanoTime.elapsed(current.began, now) > timeout.toNanos()
                && replace(current, new State(Phase.CLOSED, now, now, 0));
        if (isOver) {
            TimeoutException reason = new TimeoutException("The " + current.phase + " took more than " + timeout);
            if (open.onIdleExpired(reason)) {
                open.getEndPoint().close(reason);
            }
        }
        return isOver;
    }

    /** Jetty reports a head when it is complete; that one has begun shows in the number of bytes only. */
    private State noticeHead(Connection open, long now) {
        State current = state;
        if (current.phase == Phase.IDLE && open.getBytesIn() > current.received) {
            replace(current, new State(Phase.HEAD, now, current.waits, 0));
        }
        return state;
    }

    /** Closes the connection unless a request has just arrived on it, and returns whether it did. */
    boolean closeIfWaiting(long now, Duration atLeast) {
        Connection open = connection;
        State current = state;
        boolean isClosing =
                open != null && isWaiting(now, atLeast) && replace(current, new State(Phase.CLOSED, now, now, 0));
        if (isClosing && open != null) {
            open.getEndPoint().close();
        }
        return isClosing;
    }
}
