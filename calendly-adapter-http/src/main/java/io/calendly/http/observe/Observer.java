package io.calendly.http.observe;

import io.micrometer.core.instrument.Gauge;
import java.util.Set;
import java.util.function.Consumer;
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
 * Looks at every request as it comes and once it is answered. Jetty shows it those, too, that it refuses before any
 * route is looked at.
 */
public final class Observer implements HttpConfiguration.Customizer, RequestLog {

    /** A method is a word of the client's choice, so only these are told by name. */
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT");

    private final Metrics metrics;
    private final Consumer<CompletedRequest> log;

    /**
     * Tells both of each request.
     *
     * @param log called on the thread that ends the request, once its answer is written
     */
    public Observer(Metrics metrics, Consumer<CompletedRequest> log) {
        this.metrics = metrics;
        this.log = log;
    }

    /** Looks at what the server is asked, and at how much of it there is at the moment. */
    public void addTo(Server server) {
        server.setRequestLog(this);
        metrics.add(registry -> {
            Gauge.builder("http.server.requests.in.flight", server, Observer::inFlight)
                    .description("Requests that have come and are not answered yet")
                    .register(registry);
            Gauge.builder("http.server.requests.waiting", server, Observer::waiting)
                    .description("Requests that wait for their turn")
                    .register(registry);
        });
    }

    private static double inFlight(Server server) {
        GracefulHandler all = server.getDescendant(GracefulHandler.class);
        return all == null ? 0 : all.getCurrentRequestCount();
    }

    private static double waiting(Server server) {
        QoSHandler turns = server.getDescendant(QoSHandler.class);
        return turns == null ? 0 : turns.getSuspendedRequestCount();
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
                trace.id());
        metrics.count(completed);
        log.accept(completed);
    }
}
