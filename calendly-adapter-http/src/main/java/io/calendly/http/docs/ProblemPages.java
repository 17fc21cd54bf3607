package io.calendly.http.docs;

import io.calendly.http.response.ProblemType.About;
import io.calendly.http.response.Problems;
import io.calendly.http.route.RouteRule;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import io.javalin.router.JavalinDefaultRoutingApi;

/** The pages that explain the types of problems, each at the URI of its type. */
public final class ProblemPages {

    private static final String CONTENT = """
            <p>%s</p>
            <p>Code <code>%s</code>, status %d. <a href="/api/docs">All routes</a></p>
            """;

    private final Problems problems;

    /** Makes pages about these problems. */
    public ProblemPages(Problems problems) {
        this.problems = problems;
    }

    /** Adds the route. */
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get(Problems.PATH + "/{code}", this::page, RouteRule.OPEN);
    }

    private void page(Context ctx) {
        About about = problems.about(ctx.pathParam("code")).orElseThrow(NotFoundResponse::new);
        String content = CONTENT.formatted(escaped(about.explanation()), about.code(), about.status());
        StaticPage.answer(ctx, escaped(about.title()), content);
    }

    /** The texts are constants of ours; the two characters are those that would end a text in HTML. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
