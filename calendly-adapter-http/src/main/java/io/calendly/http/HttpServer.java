package io.calendly.http;

import io.calendly.application.Services;
import io.calendly.http.access.Access;
import io.calendly.http.access.AccessGuard;
import io.calendly.http.classic.ClassicErrorRenderer;
import io.calendly.http.classic.ClassicRoutes;
import io.calendly.http.docs.DocsRoutes;
import io.calendly.http.docs.HomePage;
import io.calendly.http.docs.ProblemPages;
import io.calendly.http.edge.BodyLoader;
import io.calendly.http.edge.ConnectionGuard;
import io.calendly.http.edge.RequestGuard;
import io.calendly.http.edge.ResponseHeaders;
import io.calendly.http.edge.TargetKeepingConnectionFactory;
import io.calendly.http.health.HealthRoutes;
import io.calendly.http.limit.RateLimits;
import io.calendly.http.observe.CompletedRequest;
import io.calendly.http.observe.Metrics;
import io.calendly.http.observe.MetricsRoutes;
import io.calendly.http.observe.Observer;
import io.calendly.http.observe.RequestTrace;
import io.calendly.http.response.Problems;
import io.calendly.http.response.Surface;
import io.calendly.http.route.RouteRule;
import io.calendly.http.v2.V2Routes;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.HandlerType;
import io.javalin.router.ParsedEndpoint;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.EagerContentHandler;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.server.handler.QoSHandler;

/** The HTTP server: its routes, its limits and its timeouts. */
public final class HttpServer implements AutoCloseable {

    /** The timeout of requests in flight once the server stops. */
    public static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);

    /** The maximum size of a body, in bytes. */
    public static final int MAX_BODY = 100_000;

    /** The maximum size of the head of a request, in bytes. A query may name a thousand users. */
    public static final int MAX_HEAD = 48_000;

    /** The idle timeout of a connection, within a request or between two. */
    private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(10);

    /** The timeout of a request in the queue. */
    private static final Duration QUEUE_TIMEOUT = Duration.ofSeconds(5);

    /** The maximum number of connections that the operating system holds until they are accepted. */
    private static final int ACCEPT_QUEUE = 1_024;

    private final Javalin javalin;
    private final Optional<Javalin> ofMetrics;
    private final Metrics metrics;

    private HttpServer(Javalin javalin, Optional<Javalin> ofMetrics, Metrics metrics) {
        this.javalin = javalin;
        this.ofMetrics = ofMetrics;
        this.metrics = metrics;
    }

    /** Starts a server with metrics of its own and no log of requests. */
    public static HttpServer start(HttpSettings settings, Services services) {
        return start(settings, services, Access.NONE);
    }

    /** Starts a server that asks for credentials or not, with metrics of its own and no log of requests. */
    public static HttpServer start(HttpSettings settings, Services services, Access access) {
        return start(settings, services, access, new Metrics(), answered -> {});
    }

    /**
     * Starts a server.
     *
     * @param access whether requests need a credential
     * @param metrics the metrics of the server, which closes them
     * @param log receives each completed request
     * @throws RuntimeException if a port is taken or the host is not this machine's; nothing is left open then
     */
    public static HttpServer start(
            HttpSettings settings, Services services, Access access, Metrics metrics, Consumer<CompletedRequest> log) {
        Observer observer = new Observer(metrics, log);
        Problems problems = V2Routes.problems();
        metrics.addRefusals(problems.refusalCodes());
        Javalin javalin = Javalin.create(config -> {
            ConnectionGuard connections = configure(config, settings, surfaces(problems), observer);
            config.jetty.modifyServer(server -> observer.addTo(server, connections::open, connections::closed));
            config.routes.beforeMatched(guard(settings, services, access)::check);
            addRoutes(config.routes, services, problems, metrics);
            if (settings.metricsPort().isEmpty()) {
                new MetricsRoutes(metrics).addTo(config.routes);
            }
            finish(config, surfaces(problems), metrics);
        });
        javalin.start();
        try {
            Optional<Javalin> ofMetrics = settings.ofMetrics()
                    .map(own -> ofMetrics(own, surfaces(problems), metrics, observer)
                            .start());
            return new HttpServer(javalin, ofMetrics, metrics);
        } catch (RuntimeException e) {
            javalin.stop();
            throw e;
        }
    }

    /** Returns a server that has the metrics only. Its requests are logged and counted like any others. */
    private static Javalin ofMetrics(
            HttpSettings settings, List<Surface> surfaces, Metrics metrics, Observer observer) {
        return Javalin.create(config -> {
            configure(config, settings, surfaces, observer);
            new MetricsRoutes(metrics).addTo(config.routes);
            finish(config, surfaces, metrics);
        });
    }

    private static AccessGuard guard(HttpSettings settings, Services services, Access access) {
        RateLimits limits = RateLimits.of(settings.perCredential(), settings.perAddress());
        return new AccessGuard(access, services, limits, settings.proxies());
    }

    private static void finish(JavalinConfig config, List<Surface> surfaces, Metrics metrics) {
        new Failures(surfaces, metrics::countRefusal).addTo(config.routes);
        RouteRule.requireOnAll(config.unsafe.internalRouter.allHttpHandlers());
        addHeads(config);
    }

    /** Returns the parts of the server that render errors in a way of their own; the last one has all other paths. */
    static List<Surface> surfaces(Problems problems) {
        return List.of(
                new Surface(V2Routes.PATH, problems),
                new Surface(Problems.PATH, problems),
                new Surface("", new ClassicErrorRenderer()));
    }

    /** Sets everything but the routes, and returns the guard of the connections. */
    private static ConnectionGuard configure(
            JavalinConfig config, HttpSettings settings, List<Surface> surfaces, Observer observer) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.concurrency.useVirtualThreads = true;
        config.http.prefer405over404 = true;
        config.http.maxRequestSize = MAX_BODY;
        config.router.javaLangErrorHandler((response, error) -> {
            response.setStatus(500);
            Failures.handOver(error);
        });
        config.routes.beforeMatched(
                ctx -> RequestTrace.of(ctx).matched(ctx.endpoints().matchedHttpEndpoint().path));
        ResponseHeaders headers = new ResponseHeaders(settings.origins());
        ConnectionGuard connections = new ConnectionGuard(settings.connections(), settings.proxies());
        JettyErrors errors = new JettyErrors(surfaces, headers);
        config.jetty.modifyHttpConfiguration(http -> {
            http.setSendServerVersion(false);
            http.setRequestHeaderSize(MAX_HEAD);
            // RequestGuard rejects malformed paths, with the error of their surface.
            http.setUriCompliance(UriCompliance.UNSAFE);
            http.addCustomizer(observer);
            http.addCustomizer(headers);
            http.addCustomizer(connections);
        });
        config.jetty.modifyServletContextHandler(context -> context.setErrorHandler(errors));
        config.jetty.modifyServer(server -> {
            server.setErrorHandler(errors);
            server.setStopTimeout(STOP_TIMEOUT.toMillis());
            server.setRequestLog(new RequestLog.Collection(observer, connections));
            server.setHandler(handlers(settings, headers, connections));
        });
        config.jetty.addConnector((server, http) -> {
            ServerConnector connector = connector(server, http, settings);
            connections.addTo(connector);
            return connector;
        });
        return connections;
    }

    private static ServerConnector connector(Server server, HttpConfiguration http, HttpSettings settings) {
        ServerConnector connector = new ServerConnector(server, new TargetKeepingConnectionFactory(http));
        connector.setHost(settings.host());
        connector.setPort(settings.port());
        connector.setIdleTimeout(IDLE_TIMEOUT.toMillis());
        connector.setAcceptQueueSize(ACCEPT_QUEUE);
        return connector;
    }

    /**
     * Returns the handlers that a request passes before it reaches a route. The first counts requests in flight, for
     * the stop. The second waits for the body, so that a slow client takes no permit. The third rejects what a browser
     * sends for another site. The fourth limits concurrent requests.
     */
    private static Handler.Wrapper handlers(
            HttpSettings settings, ResponseHeaders headers, ConnectionGuard connections) {
        QoSHandler queue = new QoSHandler();
        queue.setMaxRequestCount(settings.maxConcurrent());
        queue.setMaxSuspendedRequestCount(settings.maxQueued());
        queue.setMaxSuspend(QUEUE_TIMEOUT);
        // A supervisor restarts a server that does not answer this; a busy server must not be restarted.
        queue.excludePath(HealthRoutes.LIVE);
        // Metrics are needed most when the server is overloaded.
        queue.excludePath(MetricsRoutes.PATH);
        RequestGuard guard = new RequestGuard(queue, settings.host(), settings.origins(), headers);
        return new GracefulHandler(new EagerContentHandler(guard, new BodyLoader(MAX_BODY + 1L, connections)));
    }

    private static void addRoutes(RoutesConfig routes, Services services, Problems problems, Metrics metrics) {
        new HomePage().addTo(routes);
        addApi(routes, services, problems, metrics::countRefusal);
        new HealthRoutes(services.health()).addTo(routes);
    }

    /** Adds the APIs and their documentation, which are all routes below {@code /api}. */
    static void addApi(RoutesConfig routes, Services services, Problems problems, Consumer<String> codes) {
        new ClassicRoutes(services).addTo(routes);
        new V2Routes(services, problems, refusal -> codes.accept(refusal.code())).addTo(routes);
        new ProblemPages(problems).addTo(routes);
        new DocsRoutes().addTo(routes);
    }

    /** Adds a HEAD route for each GET route (RFC 9110, 9.3.2); Javalin would answer 200 whatever the GET answers. */
    static void addHeads(JavalinConfig config) {
        for (ParsedEndpoint route : config.unsafe.internalRouter.allHttpHandlers()) {
            if (route.endpoint.method.equals(HandlerType.GET)) {
                RouteRule rule = RouteRule.of(route).orElseThrow();
                config.routes.head(route.endpoint.path, route.endpoint.handler, rule);
            }
        }
    }

    /** Returns the port that the server listens on. */
    public int port() {
        return javalin.port();
    }

    /** Returns the port of the metrics, if they have one of their own. */
    public OptionalInt metricsPort() {
        return ofMetrics.map(own -> OptionalInt.of(own.port())).orElse(OptionalInt.empty());
    }

    /** Returns every route but those of HEAD, as {@code METHOD /path/{parameter}}. */
    List<String> routes() {
        return javalin.unsafe.internalRouter.allHttpHandlers().stream()
                .filter(parsed -> parsed.endpoint.method.isHttpMethod())
                .filter(parsed -> !parsed.endpoint.method.equals(HandlerType.HEAD))
                .map(parsed -> parsed.endpoint.method + " " + parsed.endpoint.path)
                .toList();
    }

    /** Rejects new requests, waits for those in flight for at most {@link #STOP_TIMEOUT}, and stops. */
    @Override
    public void close() {
        try {
            // The metrics can be read until all requests are completed.
            try {
                javalin.stop();
            } finally {
                ofMetrics.ifPresent(Javalin::stop);
            }
        } finally {
            metrics.close();
        }
    }
}
