package io.calendly.http.observe;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.server.handler.QoSHandler;
import org.eclipse.jetty.util.NanoTime;

/**
 * An observer of every request, when it arrives and when its reply is written. It also sees the requests that Jetty
 * rejects before it looks for a route.
 */
public final class Observer implements HttpConfiguration.Customizer, RequestLog {

    /** The methods that are reported by name. A client can choose any word as the method. */
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT");

    private final Metrics metrics;
    private final Consumer<CompletedRequest> log;

    /**
     * Creates an observer that reports each request.
     *
     * @param log receives each completed request, on the thread that completes it
     */
    public Observer(Metrics metrics, Consumer<CompletedRequest> log) {
        this.metrics = metrics;
        this.log = log;
    }

    /**
     * Measures how many requests and connections a server has at the moment.
     *
     * @param open the number of connections
     * @param closed the number of connections that were closed because of a limit
     */
    public void addTo(Server server, IntSupplier open, LongSupplier closed) {
        metrics.add(registry -> {
            Gauge.builder("http.server.connections", open, IntSupplier::getAsInt)
                    .strongReference(true)
                    .description("Connections of clients")
                    .register(registry);
            // A counter holds its object weakly. The server lives as long as it is measured; the supplier might not.
            FunctionCounter.builder("http.server.connections.closed", server, any -> closed.getAsLong())
                    .description("Connections that were closed because of a limit")
                    .register(registry);
            Gauge.builder("http.server.requests.in.flight", server, Observer::inFlight)
                    .description("Requests that are not completed yet")
                    .register(registry);
            Gauge.builder("http.server.requests.waiting", server, Observer::waiting)
                    .description("Requests in the queue")
                    .register(registry);
        });
    }

    private static double inFlight(Server server) {
        GracefulHandler all = server.getDescendant(GracefulHandler.class);
        return all == null ? 0 : all.getCurrentRequestCount();
    }

    private static double waiting(Server server) {
        QoSHandler queue = server.getDescendant(QoSHandler.class);
        return queue == null ? 0 : queue.getSuspendedRequestCount();
    }

    @Override
    public Request customize(Request request, HttpFields.Mutable responseHeaders) {
        responseHeaders.put(RequestTrace.ID, RequestTrace.of(request).id());
        return request;
    }

    @Override
    public void log(Request request, Response response) {
        RequestTrace trace = RequestTrace.of(request);
        String method = request.getMethod();
        CompletedRequest completed = new CompletedRequest(
                METHODS.contains(method) ? method : "OTHER",
                trace.route(),
                response.getStatus(),
                NanoTime.since(request.getHeadersNanoTime()),
                trace.id(),
                trace.caller());
        metrics.count(completed);
        log.accept(completed);
    }
}
