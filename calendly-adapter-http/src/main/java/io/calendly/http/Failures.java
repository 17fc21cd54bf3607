package io.calendly.http;

import io.calendly.domain.refusal.Refusal;
import io.calendly.domain.refusal.RefusedException;
import io.calendly.http.access.AccessGuard;
import io.calendly.http.observe.RequestTrace;
import io.calendly.http.request.InvalidInput;
import io.calendly.http.request.Request;
import io.calendly.http.request.UnknownId;
import io.calendly.http.response.ErrorRenderer;
import io.calendly.http.response.Surface;
import io.calendly.http.v2.V2Hints;
import io.calendly.ports.IssuerUnavailable;
import io.calendly.ports.StorageUnavailable;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.io.EofException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place where exceptions become replies, each rendered by the surface of the request. */
final class Failures {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private final List<Surface> surfaces;
    private final Consumer<String> codes;

    /**
     * Renders exceptions.
     *
     * @param surfaces the parts of the server that render errors in a way of their own
     * @param codes receives the code of each refusal
     */
    Failures(List<Surface> surfaces, Consumer<String> codes) {
        this.surfaces = surfaces;
        this.codes = codes;
    }

    void addTo(JavalinDefaultRoutingApi routes) {
        routes.exception(RefusedException.class, this::refused);
        routes.exception(InvalidInput.class, this::invalid);
        routes.exception(StorageUnavailable.class, this::unavailable);
        routes.exception(IssuerUnavailable.class, this::unavailable);
        routes.exception(UnknownId.class, this::unknownId);
        routes.exception(HttpResponseException.class, this::http);
        routes.exception(Exception.class, this::unexpected);
    }

    private ErrorRenderer errors(Context ctx) {
        return Surface.errorsOf(surfaces, ctx.path());
    }

    private void sendStatus(Context ctx, int status, String detail) {
        errors(ctx).status(ctx.path(), status, detail).send(ctx);
    }

    private void refused(RefusedException exception, Context ctx) {
        Refusal refusal = exception.refusal();
        codes.accept(refusal.code());
        AccessGuard.challenge(refusal).ifPresent(challenge -> ctx.header("WWW-Authenticate", challenge));
        errors(ctx).refusal(ctx.path(), Request.originsIn(ctx), refusal).send(ctx);
    }

    private void invalid(InvalidInput input, Context ctx) {
        input.refusal().ifPresent(refusal -> codes.accept(refusal.code()));
        errors(ctx).invalidInput(ctx.path(), input).send(ctx);
    }

    private void unknownId(UnknownId id, Context ctx) {
        codes.accept(id.code());
        errors(ctx).unknownId(ctx.path(), id).send(ctx);
    }

    private void unavailable(StorageUnavailable exception, Context ctx) {
        unavailable(ctx, "The storage cannot answer now, try again soon", exception);
    }

    private void unavailable(IssuerUnavailable exception, Context ctx) {
        unavailable(ctx, "The issuer of the token cannot answer now, try again soon", exception);
    }

    /** Sends that something else does not answer. It is reported once there; a line for each request would bury that. */
    private void unavailable(Context ctx, String detail, RuntimeException exception) {
        LOG.debug("{} {}: {}", ctx.method(), ctx.path(), exception.getMessage(), exception);
        ctx.header("Retry-After", "1");
        sendStatus(ctx, 503, detail);
    }

    /** Sends what the web framework itself decides: no such path, no such method, a body that is too large. */
    private void http(HttpResponseException exception, Context ctx) {
        String methods = exception.getDetails().get("availableMethods");
        if (methods != null) {
            ctx.header("Allow", methods);
        }
        if (exception.getStatus() == 503) {
            ctx.header("Retry-After", "1");
        }
        int status = exception.getStatus();
        String message = exception.getMessage();
        String usual = HttpStatus.forStatus(status).getMessage();
        sendStatus(ctx, status, V2Hints.of(ctx, status, methods).orElse(message == null ? usual : message));
    }

    private void unexpected(Exception exception, Context ctx) {
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof Error error) {
                handOver(error);
            }
        }
        if (isFaultOfClient(exception)) {
            LOG.debug("{} {}: {}", ctx.method(), ctx.path(), exception.getMessage(), exception);
            sendStatus(ctx, 400, "The body is malformed or incomplete");
            return;
        }
        String id = RequestTrace.of(ctx).id();
        LOG.error("{} {} failed, request {}", ctx.method(), ctx.path(), id, exception);
        sendStatus(ctx, 500, "Something went wrong on our side");
    }

    /** Gives an error to the handler of uncaught ones, since only the program can decide whether to go on. */
    static void handOver(Error error) {
        Thread thread = Thread.currentThread();
        thread.getUncaughtExceptionHandler().uncaughtException(thread, error);
    }

    /** Checks whether a client sent what is not HTTP, or hung up in the middle. */
    private static boolean isFaultOfClient(Throwable exception) {
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof EofException || cause instanceof HttpException) {
                return true;
            }
        }
        return false;
    }
}
