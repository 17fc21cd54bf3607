package io.calendly.http.observe;

import io.calendly.domain.access.Rule;
import io.calendly.http.route.RouteRule;
import io.javalin.router.JavalinDefaultRoutingApi;

/** The route of the metrics, in the text format of Prometheus. */
public final class MetricsRoutes {

    /** The path of the metrics. */
    public static final String PATH = "/metrics";

    private static final String MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final Metrics metrics;

    /** Makes a route to the metrics. */
    public MetricsRoutes(Metrics metrics) {
        this.metrics = metrics;
    }

    /** Adds the route. */
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get(PATH, ctx -> ctx.contentType(MEDIA_TYPE).result(metrics.text()), RouteRule.of(Rule.ADMINISTER));
    }
}
