package io.calendly.http;

import io.calendly.http.observe.RequestTrace;
import io.calendly.http.v2.Problems;
import io.calendly.http.wire.Json;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** What Jetty refuses before any route is looked at (a broken header, one request too many), in JSON instead of a page. */
final class JettyErrors extends ErrorHandler {

    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int code,
            @Nullable String message,
            @Nullable Throwable cause,
            Callback callback) {
        String path = Request.getPathInContext(request);
        boolean problem = path.startsWith(Failures.V2);
        byte[] body = Json.bytes(json -> {
            json.writeStartObject();
            if (problem) {
                Problems.writeHead(json, path, code, HttpStatus.getMessage(code));
            } else {
                json.writeStringField("error", HttpStatus.getMessage(code));
            }
            json.writeEndObject();
        });
        if (code == HttpStatus.SERVICE_UNAVAILABLE_503) {
            response.getHeaders().put(HttpHeader.RETRY_AFTER, "1");
        }
        // What cannot even be parsed has not been given its id yet.
        response.getHeaders().put(RequestTrace.ID, RequestTrace.of(request).id());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, problem ? Problems.MEDIA_TYPE : Json.MEDIA_TYPE);
        response.write(true, ByteBuffer.wrap(body), callback);
    }
}
