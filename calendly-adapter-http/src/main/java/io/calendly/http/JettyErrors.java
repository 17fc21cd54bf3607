package io.calendly.http;

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

    JettyErrors(List<Surface> surfaces) {
        this.surfaces = surfaces;
    }

    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int code,
            @Nullable String message,
            @Nullable Throwable cause,
            Callback callback) {
        String path = Request.getPathInContext(request);
        Reply reply = Surface.errorsOf(surfaces, path).status(path, code, HttpStatus.getMessage(code));
        reply.headers().forEach(response.getHeaders()::put);
        if (code == HttpStatus.SERVICE_UNAVAILABLE_503) {
            response.getHeaders().put(HttpHeader.RETRY_AFTER, "1");
        }
        // A request that could not be parsed has no id yet.
        response.getHeaders().put(RequestTrace.ID, RequestTrace.of(request).id());
        response.write(true, ByteBuffer.wrap(reply.body()), callback);
    }
}
