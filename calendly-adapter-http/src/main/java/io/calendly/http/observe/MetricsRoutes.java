package io.calendly.http.observe;

import io.javalin.router.JavalinDefaultRoutingApi;

/** The metrics, for Prometheus to fetch. */
public final class MetricsRoutes {

    /** Where they are. */
    public static final String PATH = "/metrics";

    private static final String MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final Metrics metrics;

    /** Routes to the metrics. */
    public MetricsRoutes(Metrics metrics) {
        this.metrics = metrics;
    }

    /** Adds the route. */
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get(PATH, ctx -> ctx.contentType(MEDIA_TYPE).result(metrics.text()));
    }
}
