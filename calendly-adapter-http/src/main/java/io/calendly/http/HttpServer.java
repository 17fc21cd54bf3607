package io.calendly.http;

import io.calendly.application.Services;
import io.calendly.http.classic.ClassicRoutes;
import io.calendly.http.docs.DocsRoutes;
import io.calendly.http.health.HealthRoutes;
import io.calendly.http.v2.UserRoutes;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.HandlerType;
import io.javalin.router.ParsedEndpoint;
import java.time.Duration;
import java.util.List;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.GracefulHandler;

/** The REST server: every route of every surface, and how long it waits for whom. */
public final class HttpServer implements AutoCloseable {

    /** How long requests in flight may take to finish once the server stops. */
    public static final Duration PATIENCE = Duration.ofSeconds(10);

    /** The largest body that is read, in bytes. */
    public static final int MAX_BODY = 1_000_000;

    private final Javalin javalin;

    private HttpServer(Javalin javalin) {
        this.javalin = javalin;
    }

    /**
     * Starts to serve.
     *
     * @throws RuntimeException if the port is taken or the host is not this machine's
     */
    public static HttpServer start(HttpSettings settings, Services services) {
        Javalin javalin = Javalin.create(config -> {
            configure(config);
            addRoutes(config.routes, services);
            addHeads(config);
        });
        return new HttpServer(javalin.start(settings.host(), settings.port()));
    }

    private static void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.concurrency.useVirtualThreads = true;
        config.http.prefer405over404 = true;
        config.http.maxRequestSize = MAX_BODY;
        config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
        config.jetty.modifyServletContextHandler(context -> context.setErrorHandler(new JettyErrors()));
        config.jetty.modifyServer(HttpServer::configure);
    }

    private static void configure(Server server) {
        server.setErrorHandler(new JettyErrors());
        server.setStopTimeout(PATIENCE.toMillis());
        server.setHandler(new GracefulHandler());
    }

    private static void addRoutes(RoutesConfig routes, Services services) {
        new ClassicRoutes(services).addTo(routes);
        new UserRoutes(services.users()).addTo(routes);
        new HealthRoutes(services.health()).addTo(routes);
        new DocsRoutes().addTo(routes);
        new Failures().addTo(routes);
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
                .filter(parsed -> !parsed.endpoint.method.equals(HandlerType.HEAD))
                .map(parsed -> parsed.endpoint.method + " " + parsed.endpoint.path)
                .toList();
    }

    /** Refuses new requests, waits for those in flight, at most {@link #PATIENCE}, and stops. */
    @Override
    public void close() {
        javalin.stop();
    }
}
