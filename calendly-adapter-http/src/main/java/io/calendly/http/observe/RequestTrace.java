package io.calendly.http.observe;

import io.javalin.http.Context;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** The id of a request, and its route and its caller once they are known. */
public final class RequestTrace {

    /** The header field for the id, in requests and replies. */
    public static final String ID = "X-Request-Id";

    /** The route of a request that matches none, whatever its path, because clients can choose any number of paths. */
    static final String UNMATCHED = "unmatched";

    /** The caller of a request that was completed before its caller was determined. */
    static final String NO_CALLER = "-";

    /**
     * The form of ids that are accepted as given: they are safe in a header, a log line and a shell. An API key
     * has another form. A JSON Web Token is not accepted, because the log has the id.
     */
    private static final Pattern VALID_REQUEST_ID =
            Pattern.compile("(?!eyJ[^.]*\\.[^.]*\\.)[A-Za-z0-9._:/+=@-]{1,128}");

    private static final String ATTRIBUTE = RequestTrace.class.getName();

    private final String id;
    private volatile String route = UNMATCHED;
    private volatile String caller = NO_CALLER;

    private RequestTrace(String id) {
        this.id = id;
    }

    /** Returns the trace of the request, creating it if absent. */
    public static RequestTrace of(Request request) {
        if (request.getAttribute(ATTRIBUTE) instanceof RequestTrace known) {
            return known;
        }
        RequestTrace trace = new RequestTrace(validOrNew(request.getHeaders().get(ID)));
        request.setAttribute(ATTRIBUTE, trace);
        return trace;
    }

    /** Returns the trace of the request that a handler works on, creating it if another server runs the handler. */
    public static RequestTrace of(Context ctx) {
        if (ctx.req().getAttribute(ATTRIBUTE) instanceof RequestTrace known) {
            return known;
        }
        RequestTrace trace = new RequestTrace(validOrNew(ctx.header(ID)));
        ctx.req().setAttribute(ATTRIBUTE, trace);
        return trace;
    }

    private static String validOrNew(@Nullable String given) {
        return given != null && VALID_REQUEST_ID.matcher(given).matches()
                ? given
                : Long.toHexString(ThreadLocalRandom.current().nextLong());
    }

    /** Returns the id, which the reply and the log contain. */
    public String id() {
        return id;
    }

    /** Returns the template of the path, such as {@code /api/users/{user_id}}. */
    String route() {
        return route;
    }

    /** Sets the route. */
    public void matched(String template) {
        route = template;
    }

    /** Returns the id of the caller. */
    String caller() {
        return caller;
    }

    /**
     * Sets the caller.
     *
     * @param id the id of the caller, such as {@code user:5}, which the log contains; never a secret, and no text that a
     *     client chose
     */
    public void by(String id) {
        caller = id;
    }
}
