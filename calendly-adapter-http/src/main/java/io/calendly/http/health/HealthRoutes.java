package io.calendly.http.health;

import io.calendly.application.health.HealthService;
import io.calendly.http.response.Reply;
import io.calendly.http.route.RouteRule;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;

/** The routes of health checks. A storage that does not answer is a 503, as on any route. */
public final class HealthRoutes {

    /** The path that tells whether the process is alive. It needs no storage. */
    public static final String LIVE = "/health/live";

    private record Health(String status) {}

    private final HealthService health;

    /** Makes routes to the service. */
    public HealthRoutes(HealthService health) {
        this.health = health;
    }

    /** Adds the routes. */
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get(LIVE, ctx -> answer(ctx, "alive"), RouteRule.OPEN);
        routes.get(
                "/health/ready",
                ctx -> {
                    health.check();
                    answer(ctx, "ready");
                },
                RouteRule.OPEN);
    }

    private static void answer(Context ctx, String status) {
        Reply.json(200, new Health(status)).send(ctx);
    }
}
