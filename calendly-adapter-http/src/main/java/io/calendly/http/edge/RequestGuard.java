package io.calendly.http.edge;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * A guard in front of the routes. It rejects requests with a malformed path, requests that a browser sends for a page
 * of another site, and requests for another host. It answers preflights.
 */
public final class RequestGuard extends Handler.Wrapper {

    /** The paths that are well-formed. The connector lets all pass, so that the error is that of the path's surface. */
    private static final UriCompliance WELL_FORMED = UriCompliance.LEGACY;

    /** The attribute for the reason why a request was rejected. */
    static final String DETAIL = RequestGuard.class.getName();

    /** The methods that change nothing. */
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    /** The values of {@code Sec-Fetch-Site} of requests that do not come from a page of another origin. */
    private static final Set<String> OWN_SITE = Set.of("same-origin", "none");

    private final AllowedOrigins origins;
    private final HostNames hosts;
    private final ResponseHeaders headers;

    /**
     * Creates a guard.
     *
     * @param next the handler of the requests that pass
     * @param host the address that the server listens on
     * @param origins the origins whose pages may use the server
     */
    public RequestGuard(Handler next, String host, AllowedOrigins origins, ResponseHeaders headers) {
        super(next);
        this.origins = origins;
        this.hosts = HostNames.of(host, origins);
        this.headers = headers;
    }

    /** The status and the reason with which a request is rejected. */
    private record Rejection(int status, String detail) {}

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Optional<Rejection> rejection = rejectionOf(request);
        if (rejection.isPresent()) {
            return reject(request, response, callback, rejection.get());
        }
        if (headers.isAllowedPreflight(request)) {
            ResponseHeaders.allowAll(response.getHeaders());
            response.setStatus(HttpStatus.NO_CONTENT_204);
            callback.succeeded();
            return true;
        }
        return super.handle(request, response, callback);
    }

    private Optional<Rejection> rejectionOf(Request request) {
        if (TargetKeepingConnectionFactory.targetOf(request) != null) {
            return Optional.of(new Rejection(HttpStatus.BAD_REQUEST_400, "The path is malformed"));
        }
        Optional<UriCompliance.Violation> malformed = request.getHttpURI().getViolations().stream()
                .filter(violation -> !WELL_FORMED.allows(violation))
                .findFirst();
        if (malformed.isPresent()) {
            String detail = "The path is malformed: " + malformed.get().getDescription();
            return Optional.of(new Rejection(HttpStatus.BAD_REQUEST_400, detail));
        }
        String host = request.getHeaders().get(HttpHeader.HOST);
        if (!SAFE.contains(request.getMethod()) && isFromOtherSite(request.getHeaders(), host)) {
            return Optional.of(new Rejection(
                    HttpStatus.FORBIDDEN_403,
                    "A browser sent this request for a page of another origin, which is not in CORS_ORIGINS"));
        }
        if (host != null && !hosts.has(host)) {
            return Optional.of(new Rejection(
                    HttpStatus.MISDIRECTED_REQUEST_421,
                    "This server listens on a loopback address and does not answer to the name in Host"));
        }
        return Optional.empty();
    }

    private boolean isFromOtherSite(HttpFields fields, @Nullable String host) {
        List<String> senders = fields.getValuesList(HttpHeader.ORIGIN);
        boolean isAllowed = !senders.isEmpty() && senders.stream().allMatch(origins::has);
        boolean isOwn = senders.stream().allMatch(origin -> isOwn(origin, host));
        boolean isOwnSite = OWN_SITE.containsAll(fields.getValuesList("Sec-Fetch-Site"));
        return !isAllowed && !(isOwn && isOwnSite);
    }

    /** Checks whether an origin is this server's. Behind a proxy that adds TLS, the scheme is not known here. */
    private static boolean isOwn(String origin, @Nullable String host) {
        return host != null
                && (origin.equalsIgnoreCase("http://" + withoutPort(host, 80))
                        || origin.equalsIgnoreCase("https://" + withoutPort(host, 443)));
    }

    private static String withoutPort(String host, int port) {
        String end = ":" + port;
        return host.endsWith(end) ? host.substring(0, host.length() - end.length()) : host;
    }

    private static boolean reject(Request request, Response response, Callback callback, Rejection rejection) {
        request.setAttribute(DETAIL, rejection.detail());
        Response.writeError(request, response, callback, rejection.status());
        return true;
    }

    /** Returns the reason why a guard rejected the request, if one did. */
    public static @Nullable String reasonOf(Request request) {
        return request.getAttribute(DETAIL) instanceof String detail ? detail : null;
    }
}
