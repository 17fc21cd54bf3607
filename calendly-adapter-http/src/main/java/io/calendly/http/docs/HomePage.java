package io.calendly.http.docs;

import io.calendly.http.route.RouteRule;
import io.javalin.router.JavalinDefaultRoutingApi;

/** The page at the root, for a person who opens the address of the server in a browser. */
public final class HomePage {

    private static final String CONTENT = """
            <p>This is the server of a scheduling engine: users declare when they are available, find the time in which
            all of them are free, and schedule meetings in it. It has an HTTP API and no pages to work with.</p>
            <ul>
            <li><a href="/api/docs">/api/docs</a>: all routes, to read and to try</li>
            <li><a href="/api/openapi.yaml">/api/openapi.yaml</a>: the same for programs</li>
            <li><a href="/api/v2/users">/api/v2/users</a>: the users</li>
            <li><a href="/health/ready">/health/ready</a>: whether the server is ready</li>
            </ul>
            """;

    /** Creates the page. */
    public HomePage() {}

    /** Adds the route. */
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get("/", ctx -> StaticPage.answer(ctx, "calendly", CONTENT), RouteRule.OPEN);
    }
}
