package io.calendly.http;

import io.calendly.application.Services;
import io.calendly.http.classic.ClassicRoutes;
import io.calendly.http.docs.DocsRoutes;
import io.calendly.http.health.HealthRoutes;
import io.calendly.http.observe.CompletedRequest;
import io.calendly.http.observe.Metrics;
import io.calendly.http.observe.MetricsRoutes;
import io.calendly.http.observe.Observer;
import io.calendly.http.observe.RequestTrace;
import io.calendly.http.v2.V2Routes;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.HandlerType;
import io.javalin.router.ParsedEndpoint;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.EagerContentHandler;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.server.handler.QoSHandler;

/** The REST server: every route of every surface, and how long it waits for whom. */
public final class HttpServer implements AutoCloseable {

    /** How long requests in flight may take to finish once the server stops. */
    public static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);

    /** The largest body that is read, in bytes. */
    public static final int MAX_BODY = 100_000;

    /** The largest head of a request, in bytes: a query may name a thousand people, with numbers of any length. */
    public static final int MAX_HEAD = 48_000;

    /** How long a client may say nothing in the middle of a request, or between two, before the connection is closed. */
    private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(10);

    /** How long a request may wait for its turn. */
    private static final Duration QUEUE_TIMEOUT = Duration.ofSeconds(5);

    /** How many clients may be connected; with {@link #MAX_BODY} this bounds the memory that bodies take. */
    private static final int MAX_CONNECTIONS = 1_000;

    private final Javalin javalin;
    private final Metrics metrics;

    private HttpServer(Javalin javalin, Metrics metrics) {
        this.javalin = javalin;
        this.metrics = metrics;
    }

    /** Starts to serve, with metrics of its own and no log of requests. */
    public static HttpServer start(HttpSettings settings, Services services) {
        return start(settings, services, new Metrics(), answered -> {});
    }

    /**
     * Starts to serve.
     *
     * @param metrics what counts the requests; the server closes it
     * @param log told of each request that has its answer
     * @throws RuntimeException if the port is taken or the host is not this machine's
     */
    public static HttpServer start(
            HttpSettings settings, Services services, Metrics metrics, Consumer<CompletedRequest> log) {
        Javalin javalin = Javalin.create(config -> {
            configure(config, settings);
            observe(config, new Observer(metrics, log));
            addRoutes(config.routes, services, metrics);
            addHeads(config);
        });
        return new HttpServer(javalin.start(), metrics);
    }

    private static void configure(JavalinConfig config, HttpSettings settings) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.concurrency.useVirtualThreads = true;
        config.http.prefer405over404 = true;
        config.http.maxRequestSize = MAX_BODY;
        config.jetty.modifyHttpConfiguration(http -> {
            http.setSendServerVersion(false);
            http.setRequestHeaderSize(MAX_HEAD);
        });
        config.jetty.addConnector((server, http) -> connector(server, http, settings));
        config.jetty.modifyServletContextHandler(context -> context.setErrorHandler(new JettyErrors()));
        config.jetty.modifyServer(server -> configure(server, settings));
    }

    private static Connector connector(Server server, HttpConfiguration http, HttpSettings settings) {
        ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost(settings.host());
        connector.setPort(settings.port());
        connector.setIdleTimeout(IDLE_TIMEOUT.toMillis());
        return connector;
    }

    /**
     * What a request passes before it reaches a route: the count of those in flight, for the stop; the wait for its
     * body, so that a slow client takes nobody's turn; and the limit on requests at work.
     */
    private static void configure(Server server, HttpSettings settings) {
        server.setErrorHandler(new JettyErrors());
        server.setStopTimeout(STOP_TIMEOUT.toMillis());
        server.addBean(new NetworkConnectionLimit(MAX_CONNECTIONS, server));
        QoSHandler queue = new QoSHandler();
        queue.setMaxRequestCount(settings.maxConcurrent());
        queue.setMaxSuspendedRequestCount(settings.maxQueued());
        queue.setMaxSuspend(QUEUE_TIMEOUT);
        // Asked by whoever restarts what seems dead; a server that has much to do is not.
        queue.excludePath(HealthRoutes.LIVE);
        // Most wanted while there is too much to do.
        queue.excludePath(MetricsRoutes.PATH);
        server.setHandler(new GracefulHandler(new EagerContentHandler(
                queue, new EagerContentHandler.RetainedContentLoaderFactory(MAX_BODY + 1L, -1, false))));
    }

    /** Jetty tells of every request, and Javalin which route it takes. */
    private static void observe(JavalinConfig config, Observer observer) {
        config.jetty.modifyHttpConfiguration(http -> http.addCustomizer(observer));
        config.jetty.modifyServer(observer::addTo);
        config.routes.beforeMatched(
                ctx -> RequestTrace.of(ctx).matched(ctx.endpoints().matchedHttpEndpoint().path));
    }

    private static void addRoutes(RoutesConfig routes, Services services, Metrics metrics) {
        new ClassicRoutes(services).addTo(routes);
        new V2Routes(services, refusal -> metrics.count(refusal.reason())).addTo(routes);
        new HealthRoutes(services.health()).addTo(routes);
        new MetricsRoutes(metrics).addTo(routes);
        new DocsRoutes().addTo(routes);
        new Failures(metrics).addTo(routes);
    }

    /** A HEAD is a GET without the body (RFC 9110, 9.3.2); left to itself, Javalin answers it 200 whatever the GET says. */
    private static void addHeads(JavalinConfig config) {
        for (ParsedEndpoint route : config.unsafe.internalRouter.allHttpHandlers()) {
            if (route.endpoint.method.equals(HandlerType.GET)) {
                config.routes.head(route.endpoint.path, route.endpoint.handler);
            }
        }
    }

    /** The port that the server listens on. */
    public int port() {
        return javalin.port();
    }

    /** Every route but those of HEAD, as {@code METHOD /path/{parameter}}. */
    List<String> routes() {
        return javalin.unsafe.internalRouter.allHttpHandlers().stream()
                .filter(parsed -> parsed.endpoint.method.isHttpMethod())
                .filter(parsed -> !parsed.endpoint.method.equals(HandlerType.HEAD))
                .map(parsed -> parsed.endpoint.method + " " + parsed.endpoint.path)
                .toList();
    }

    /** Refuses new requests, waits for those in flight, at most {@link #STOP_TIMEOUT}, and stops. */
    @Override
    public void close() {
        try {
            javalin.stop();
        } finally {
            metrics.close();
        }
    }
}
