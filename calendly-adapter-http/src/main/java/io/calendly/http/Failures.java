package io.calendly.http;

import io.calendly.domain.refusal.Refusal;
import io.calendly.http.classic.ClassicErrorRenderer;
import io.calendly.http.observe.Metrics;
import io.calendly.http.observe.RequestTrace;
import io.calendly.http.v2.ProblemRenderer;
import io.calendly.http.wire.ErrorRenderer;
import io.calendly.http.wire.InvalidInput;
import io.calendly.ports.StorageUnavailable;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRoutingApi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place where exceptions become answers, in the words of the surface that was asked. */
final class Failures {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    static final String V2 = "/api/v2/";

    private static final String PROBLEMS = "/api/problems/";

    private final ErrorRenderer classic = new ClassicErrorRenderer();
    private final ErrorRenderer v2 = new ProblemRenderer();
    private final Metrics metrics;

    Failures(Metrics metrics) {
        this.metrics = metrics;
    }

    void addTo(JavalinDefaultRoutingApi routes) {
        routes.exception(Refusal.class, this::refused);
        routes.exception(InvalidInput.class, (input, ctx) -> renderer(ctx).renderInvalidInput(ctx, input));
        routes.exception(StorageUnavailable.class, this::unavailable);
        routes.exception(HttpResponseException.class, this::http);
        routes.exception(Exception.class, this::unexpected);
    }

    private ErrorRenderer renderer(Context ctx) {
        return ctx.path().startsWith(V2) || ctx.path().startsWith(PROBLEMS) ? v2 : classic;
    }

    private void refused(Refusal refusal, Context ctx) {
        metrics.count(refusal.reason());
        renderer(ctx).render(ctx, refusal);
    }

    private void unavailable(StorageUnavailable exception, Context ctx) {
        // The storage tells of its outage once; a line for each request would bury it.
        LOG.debug("{} {}: {}", ctx.method(), ctx.path(), exception.getMessage(), exception);
        ctx.header("Retry-After", "1");
        renderer(ctx).renderStatus(ctx, 503, "The storage cannot answer now, try again soon");
    }

    /** What the web framework itself answers: no such path, no such method, a body that is too large. */
    private void http(HttpResponseException exception, Context ctx) {
        String methods = exception.getDetails().get("availableMethods");
        if (methods != null) {
            ctx.header("Allow", methods);
        }
        String message = exception.getMessage();
        int status = exception.getStatus();
        renderer(ctx)
                .renderStatus(
                        ctx,
                        status,
                        message == null ? HttpStatus.forStatus(status).getMessage() : message);
    }

    private void unexpected(Exception exception, Context ctx) {
        LOG.error(
                "{} {} failed, request {}",
                ctx.method(),
                ctx.path(),
                RequestTrace.of(ctx).id(),
                exception);
        renderer(ctx).renderStatus(ctx, 500, "Something went wrong on our side");
    }
}
