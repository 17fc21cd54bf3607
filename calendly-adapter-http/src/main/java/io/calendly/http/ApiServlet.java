package io.calendly.http;

import io.calendly.application.Services;
import io.calendly.http.access.Access;
import io.calendly.http.access.AccessGuard;
import io.calendly.http.edge.TrustedProxies;
import io.calendly.http.limit.RateLimit;
import io.calendly.http.limit.RateLimits;
import io.calendly.http.observe.RequestTrace;
import io.calendly.http.response.Problems;
import io.calendly.http.route.RouteRule;
import io.calendly.http.v2.V2Routes;
import io.javalin.Javalin;
import jakarta.servlet.Servlet;

/** The HTTP APIs as a servlet, for a server that another program runs. */
public final class ApiServlet {

    private ApiServlet() {}

    /**
     * Returns a servlet with version 2, the classic API and their documentation. The program maps it to {@code /api/*} in
     * the root context.
     *
     * <p>The server of the program decides who may send requests, and has its own limits, timeouts, logs and metrics.
     *
     * @param services the services, which work on behalf of their caller
     */
    public static Servlet on(Services services) {
        return Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.startup.showOldJavalinVersionWarning = false;
                    config.startup.startupWatcherEnabled = false;
                    config.http.prefer405over404 = true;
                    config.http.maxRequestSize = HttpServer.MAX_BODY;
                    RateLimits off = RateLimits.of(RateLimit.OFF, RateLimit.OFF);
                    AccessGuard guard = new AccessGuard(Access.NONE, services, off, TrustedProxies.NONE);
                    Problems problems = V2Routes.problems();
                    config.routes.before(ctx -> {
                        ctx.header(RequestTrace.ID, RequestTrace.of(ctx).id());
                        ctx.header("X-Content-Type-Options", "nosniff");
                    });
                    config.routes.beforeMatched(guard::check);
                    HttpServer.addApi(config.routes, services, problems, code -> {});
                    new Failures(HttpServer.surfaces(problems), code -> {}).addTo(config.routes);
                    RouteRule.requireOnAll(config.unsafe.internalRouter.allHttpHandlers());
                    HttpServer.addHeads(config);
                })
                .javalinServlet();
    }
}
