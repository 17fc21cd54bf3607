package io.calendly.http.health;

import io.calendly.application.HealthService;
import io.calendly.http.wire.Json;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;

/** Is the process alive, is it ready to work. A storage that does not answer is a 503, as on any route. */
public final class HealthRoutes {

    /** Whether the process is alive; it asks nothing of anybody. */
    public static final String LIVE = "/health/live";

    private final HealthService health;

    /** Routes to the service. */
    public HealthRoutes(HealthService health) {
        this.health = health;
    }

    /** Adds the routes. */
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get(LIVE, ctx -> answer(ctx, "alive"));
        routes.get("/health/ready", ctx -> {
            health.check();
            answer(ctx, "ready");
        });
    }

    private static void answer(Context ctx, String status) {
        Json.answer(ctx, 200, json -> {
            json.writeStartObject();
            json.writeStringField("status", status);
            json.writeEndObject();
        });
    }
}
