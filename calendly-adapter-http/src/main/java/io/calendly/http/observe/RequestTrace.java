package io.calendly.http.observe;

import io.javalin.http.Context;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** What a request gathers on its way: an id at once, and its route when that is found. */
public final class RequestTrace {

    /** The header that brings an id, and that tells it. */
    public static final String ID = "X-Request-Id";

    /** The route of what no route was found for, whatever its path: paths are for strangers to choose, and endless. */
    static final String UNMATCHED = "unmatched";

    /** What may stand in a header, a log line and a shell without a second thought. */
    private static final Pattern VALID_REQUEST_ID = Pattern.compile("[A-Za-z0-9._:/+=@-]{1,128}");

    private static final String ATTRIBUTE = RequestTrace.class.getName();

    private final String id;
    private volatile String route = UNMATCHED;

    private RequestTrace(String id) {
        this.id = id;
    }

    /** That of the request, which begins with the first who asks for it. */
    public static RequestTrace of(Request request) {
        if (request.getAttribute(ATTRIBUTE) instanceof RequestTrace known) {
            return known;
        }
        RequestTrace trace = new RequestTrace(validOrNew(request.getHeaders().get(ID)));
        request.setAttribute(ATTRIBUTE, trace);
        return trace;
    }

    /** That of the request which a handler works on. */
    public static RequestTrace of(Context ctx) {
        if (ctx.req().getAttribute(ATTRIBUTE) instanceof RequestTrace known) {
            return known;
        }
        throw new IllegalStateException("A request that the server did not look at first");
    }

    private static String validOrNew(@Nullable String given) {
        return given != null && VALID_REQUEST_ID.matcher(given).matches()
                ? given
                : Long.toHexString(ThreadLocalRandom.current().nextLong());
    }

    /** What the client and the log call it. */
    public String id() {
        return id;
    }

    /** The template of the path, such as {@code /api/users/{user_id}}. */
    String route() {
        return route;
    }

    /** Says which route it takes. */
    public void matched(String template) {
        route = template;
    }
}
