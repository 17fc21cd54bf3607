package io.calendly.http;

import io.calendly.http.edge.RequestGuard;
import io.calendly.http.edge.ResponseHeaders;
import io.calendly.http.observe.RequestTrace;
import io.calendly.http.response.Reply;
import io.calendly.http.response.Surface;
import java.nio.ByteBuffer;
import java.util.List;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** A renderer of what Jetty rejects before it looks for a route: a broken header, one request too many. */
final class JettyErrors extends ErrorHandler {

    private final List<Surface> surfaces;
    private final ResponseHeaders headers;

    JettyErrors(List<Surface> surfaces, ResponseHeaders headers) {
        this.surfaces = surfaces;
        this.headers = headers;
    }

    /** Gives the errors of every method a body; by default those of PATCH and DELETE have none. */
    @Override
    public boolean errorPageForMethod(String method) {
        return true;
    }

    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int code,
            @Nullable String message,
            @Nullable Throwable cause,
            Callback callback) {
        String path = ResponseHeaders.pathOf(request);
        String reason = RequestGuard.reasonOf(request);
        Reply reply = Surface.errorsOf(surfaces, path)
                .status(path, code, reason == null ? HttpStatus.getMessage(code) : reason);
        // Jetty removes the header fields of a response that becomes an error.
        headers.addTo(request, response.getHeaders());
        reply.headers().forEach(response.getHeaders()::put);
        if (code == HttpStatus.SERVICE_UNAVAILABLE_503) {
            response.getHeaders().put(HttpHeader.RETRY_AFTER, "1");
        }
        // A request that could not be parsed has no id yet.
        response.getHeaders().put(RequestTrace.ID, RequestTrace.of(request).id());
        response.write(true, ByteBuffer.wrap(reply.body()), callback);
    }
}
