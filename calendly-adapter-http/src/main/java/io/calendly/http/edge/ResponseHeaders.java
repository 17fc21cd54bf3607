package io.calendly.http.edge;

import java.util.List;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** The header fields of every response, errors included. */
public final class ResponseHeaders implements HttpConfiguration.Customizer {

    /** The name of the field that a page replaces if it loads something. */
    public static final String CONTENT_SECURITY_POLICY = "Content-Security-Policy";

    /** The path that all routes lie under that pages of other origins can be allowed to use. */
    private static final String API = "/api/";

    /** The starts of the paths under it whose responses are the same for every caller, and may be stored by caches. */
    private static final List<String> PUBLIC = List.of("/api/docs", "/api/openapi.", "/api/problems/");

    private final AllowedOrigins origins;

    /**
     * Creates the fields.
     *
     * @param origins the origins whose pages may read the responses
     */
    public ResponseHeaders(AllowedOrigins origins) {
        this.origins = origins;
    }

    @Override
    public Request customize(Request request, HttpFields.Mutable responseHeaders) {
        addTo(request, responseHeaders);
        return request;
    }

    /** Adds the fields to those of a response. */
    public void addTo(Request request, HttpFields.Mutable fields) {
        fields.put("X-Content-Type-Options", "nosniff");
        fields.put(CONTENT_SECURITY_POLICY, "default-src 'none'; frame-ancestors 'none'");
        fields.put("Referrer-Policy", "no-referrer");
        fields.put("X-Frame-Options", "DENY");
        // Keeps other sites from loading a response as an image or a script. Requests by CORS are not affected.
        fields.put("Cross-Origin-Resource-Policy", "same-origin");
        String path = pathOf(request);
        if (path.startsWith(API) && PUBLIC.stream().noneMatch(path::startsWith)) {
            fields.put(HttpHeader.CACHE_CONTROL, "no-store");
        }
        if (origins.isEmpty() || !path.startsWith(API)) {
            fields.put(HttpHeader.VARY, "Accept-Encoding");
            return;
        }
        fields.put(HttpHeader.VARY, "Accept-Encoding, Origin");
        String origin = originOf(request);
        if (origin != null) {
            fields.put("Access-Control-Allow-Origin", origin);
            fields.put(
                    "Access-Control-Expose-Headers",
                    "ETag, Location, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset, Retry-After,"
                            + " WWW-Authenticate, X-Request-Id");
        }
    }

    /** Returns the origin of the page that sent the request, if it may use the server. */
    private @Nullable String originOf(Request request) {
        String origin = request.getHeaders().get(HttpHeader.ORIGIN);
        return origin != null && origins.has(origin) ? origin : null;
    }

    /** Checks whether a request asks whether a page of an allowed origin may send another request (preflight). */
    boolean isAllowedPreflight(Request request) {
        return request.getMethod().equals("OPTIONS")
                && request.getHeaders().contains("Access-Control-Request-Method")
                && pathOf(request).startsWith(API)
                && originOf(request) != null;
    }

    /** Adds the fields that allow a page to send any request of the API. */
    static void allowAll(HttpFields.Mutable fields) {
        fields.put("Access-Control-Allow-Methods", "GET, HEAD, POST, PUT, PATCH, DELETE");
        fields.put(
                "Access-Control-Allow-Headers",
                "Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, X-Act-As, X-Request-Id");
        fields.put("Access-Control-Max-Age", "600");
    }

    /** Returns the path of a request, as it was sent if it cannot be decoded. */
    public static String pathOf(Request request) {
        String target = TargetKeepingConnectionFactory.targetOf(request);
        if (target != null) {
            return target;
        }
        String path = request.getHttpURI().getCanonicalPath();
        String sent = request.getHttpURI().getPath();
        return path != null ? path : sent != null ? sent : "";
    }
}
