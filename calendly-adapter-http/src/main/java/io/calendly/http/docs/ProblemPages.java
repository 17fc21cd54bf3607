package io.calendly.http.docs;

import io.calendly.http.edge.ResponseHeaders;
import io.calendly.http.response.ProblemType.About;
import io.calendly.http.response.Problems;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import io.javalin.router.JavalinDefaultRoutingApi;

/** The pages that explain the types of problems, each at the URI of its type. */
public final class ProblemPages {

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en">
            <head><meta charset="utf-8"><title>%1$s</title></head>
            <body style="font-family: sans-serif; max-width: 40em; margin: 3em auto; line-height: 1.5">
            <h1>%1$s</h1>
            <p>%2$s</p>
            <p>Code <code>%3$s</code>, status %4$d. <a href="/api/docs">All routes</a></p>
            </body>
            </html>
            """;

    private final Problems problems;

    /** Makes pages about these problems. */
    public ProblemPages(Problems problems) {
        this.problems = problems;
    }

    /** Adds the route. */
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get(Problems.PATH + "/{code}", this::page);
    }

    private void page(Context ctx) {
        About about = problems.about(ctx.pathParam("code")).orElseThrow(NotFoundResponse::new);
        ctx.header(ResponseHeaders.CONTENT_SECURITY_POLICY, ContentSecurity.STATIC_PAGE);
        ctx.html(PAGE.formatted(escaped(about.title()), escaped(about.explanation()), about.code(), about.status()));
    }

    /** The texts are constants of ours; the two characters are those that would end a text in HTML. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
