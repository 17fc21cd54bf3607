package io.calendly.http.edge;

import java.net.InetAddress;
import java.net.Socket;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.SelectorManager;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.IO;
import org.eclipse.jetty.util.NanoTime;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.jspecify.annotations.Nullable;

/**
 * A guard of the connections, which keeps the server reachable for all while some clients are slow or hold many.
 *
 * <ul>
 *   <li>A head, a body and a reply each have a timeout as a whole. An idle timeout alone would let a client that sends
 *       a byte from time to time keep a connection for ever.
 *   <li>The connections of one address on which the server waits for the client are bounded. Those that wait the
 *       longest are closed. A connection whose request is being processed does not count. Trusted proxies are exempt.
 *   <li>If there are no more connections, a new one takes the place of the one that waits the longest, of the address
 *       that has the most. Trusted proxies give way last.
 * </ul>
 *
 * Reports of Jetty move a connection from phase to phase: accepted, head complete ({@link #customize}), body complete
 * ({@link BodyLoader}), request complete ({@link #log}). A task looks at all connections at short intervals.
 */
public final class ConnectionGuard extends AbstractLifeCycle
        implements SelectorManager.AcceptListener, Connection.Listener, HttpConfiguration.Customizer, RequestLog {

    private static final Duration MAX_INTERVAL = Duration.ofMillis(500);

    /** A client with many connections that it uses keeps them all. */
    private static final Duration SHARE_GRACE = Duration.ofSeconds(1);

    /** A head that was just sent has the time to be read before its connection gives way to another. */
    private static final Duration ROOM_GRACE = Duration.ofMillis(250);

    /** The time that a client has for the rest of a request once the server stops. */
    private static final Duration STOP_GRACE = Duration.ofSeconds(2);

    /** The time after which a new connection that finds no room is closed. */
    private static final Duration ROOM_TIMEOUT = Duration.ofSeconds(1);

    private record Waiting(ClientConnection connection, long nanos) {}

    private final Map<SelectableChannel, ClientConnection> connections = new ConcurrentHashMap<>();
    private final ConnectionLimits limits;
    private final TrustedProxies proxies;
    private @Nullable ServerConnector connector;
    private final ClosingEpisode episode = new ClosingEpisode();
    private final Duration interval;

    /**
     * Creates a guard with some limits.
     *
     * @param proxies the proxies, whose connections are those of many clients, so that their share is not bounded
     */
    public ConnectionGuard(ConnectionLimits limits, TrustedProxies proxies) {
        this.limits = limits;
        this.proxies = proxies;
        Duration shortest = limits.head().compareTo(limits.body()) < 0 ? limits.head() : limits.body();
        Duration part = shortest.dividedBy(10);
        this.interval = part.compareTo(MAX_INTERVAL) < 0 ? part : MAX_INTERVAL;
    }

    /** Guards the connections of a connector, which starts and stops this guard. */
    public void addTo(ServerConnector guarded) {
        connector = guarded;
        guarded.addBean(this);
    }

    /** Returns the number of connections. */
    public int open() {
        return connections.size();
    }

    /** Returns the number of connections that were closed because of a limit. */
    public long closed() {
        return episode.total();
    }

    @Override
    protected void doStart() {
        scheduleNext();
    }

    private void scheduleNext() {
        ServerConnector guarded = connector;
        if (guarded != null) {
            guarded.getScheduler().schedule(this::look, interval.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void look() {
        if (!isRunning()) {
            return;
        }
        try {
            long now = NanoTime.now();
            boolean isStopping = connector != null && connector.isShutdown();
            for (ClientConnection connection : connections.values()) {
                if (isStopping) {
                    connection.closeIfWaiting(now, STOP_GRACE);
                } else if (connection.expire(now, limits)) {
                    episode.closed(connection.address(), "it took too long to send a request or to read a reply", now);
                }
            }
            waitingByAddress(now, SHARE_GRACE).forEach((address, waiting) -> {
                int excess = proxies.has(address) ? 0 : waiting.size() - limits.share();
                waiting.stream()
                        .limit(Math.max(0, excess))
                        .forEach(connection -> closeWaiting(
                                connection, SHARE_GRACE, "it had more than " + limits.share() + " that waited", now));
            });
            episode.endIfQuiet(now);
        } finally {
            scheduleNext();
        }
    }

    /** Returns the connections on which the server waits, by address, those first that have waited the longest. */
    private Map<InetAddress, List<ClientConnection>> waitingByAddress(long now, Duration atLeast) {
        return connections.values().stream()
                .filter(connection -> connection.isWaiting(now, atLeast))
                // The times change meanwhile, which a sort does not allow.
                .map(connection -> new Waiting(connection, connection.waited(now)))
                .sorted(Comparator.comparingLong(Waiting::nanos).reversed())
                .map(Waiting::connection)
                .collect(Collectors.groupingBy(ClientConnection::address));
    }

    private boolean closeWaiting(ClientConnection connection, Duration atLeast, String reason, long now) {
        boolean isClosed = connection.closeIfWaiting(now, atLeast);
        if (isClosed) {
            episode.closed(connection.address(), reason, now);
        }
        return isClosed;
    }

    /** Runs on the thread that accepts, which waits here while there is no room. */
    @Override
    public void onAccepting(SelectableChannel channel) {
        if (connections.size() >= limits.max() && !makeRoom()) {
            IO.close(channel);
        }
        Socket socket = ((SocketChannel) channel).socket();
        InetAddress address = socket.getInetAddress();
        connections.put(
                channel,
                new ClientConnection(address == null ? InetAddress.getLoopbackAddress() : address, NanoTime.now()));
    }

    private boolean makeRoom() {
        long began = NanoTime.now();
        while (NanoTime.since(began) < ROOM_TIMEOUT.toNanos()) {
            if (connections.size() < limits.max() || closeOneOfTheMost()) {
                return true;
            }
            try {
                TimeUnit.MILLISECONDS.sleep(5);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return false;
    }

    private boolean closeOneOfTheMost() {
        long now = NanoTime.now();
        Comparator<Map.Entry<InetAddress, List<ClientConnection>>> most =
                Comparator.comparingInt(entry -> entry.getValue().size());
        Comparator<Map.Entry<InetAddress, List<ClientConnection>>> proxiesLast =
                Comparator.comparing(entry -> !proxies.has(entry.getKey()));
        return waitingByAddress(now, ROOM_GRACE).entrySet().stream().max(proxiesLast.thenComparing(most)).stream()
                .flatMap(entry -> entry.getValue().stream())
                .anyMatch(connection ->
                        closeWaiting(connection, ROOM_GRACE, "all " + limits.max() + " connections were taken", now));
    }

    @Override
    public void onAcceptFailed(SelectableChannel channel, Throwable cause) {
        connections.remove(channel);
    }

    @Override
    public void onClosed(SelectableChannel channel) {
        connections.remove(channel);
    }

    @Override
    public void onOpened(Connection connection) {
        with(connection, known -> known.opened(connection));
    }

    /** Tells that the head of a request is complete. */
    @Override
    public Request customize(Request request, HttpFields.Mutable responseHeaders) {
        with(request, known -> known.replyBegins(NanoTime.now()));
        return request;
    }

    void bodyBegins(Request request) {
        with(request, known -> known.bodyBegins(NanoTime.now()));
    }

    void bodyEnds(Request request) {
        with(request, known -> known.replyBegins(NanoTime.now()));
    }

    /** Tells that a request is complete. */
    @Override
    public void log(Request request, Response response) {
        with(request, known -> known.idle(NanoTime.now()));
    }

    private void with(Request request, Consumer<ClientConnection> action) {
        with(request.getConnectionMetaData().getConnection(), action);
    }

    private void with(Connection connection, Consumer<ClientConnection> action) {
        if (connection.getEndPoint().getTransport() instanceof SelectableChannel channel) {
            ClientConnection known = connections.get(channel);
            if (known != null) {
                action.accept(known);
            }
        }
    }
}
