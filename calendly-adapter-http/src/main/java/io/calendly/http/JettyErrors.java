package io.calendly.http;

import io.calendly.http.wire.Json;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** What Jetty refuses before any route is looked at (a broken header, an odd path), in JSON instead of a page. */
final class JettyErrors extends ErrorHandler {

    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int code,
            @Nullable String message,
            @Nullable Throwable cause,
            Callback callback) {
        byte[] body = Json.bytes(json -> {
            json.writeStartObject();
            json.writeStringField("error", HttpStatus.getMessage(code));
            json.writeEndObject();
        });
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Json.MEDIA_TYPE);
        response.write(true, ByteBuffer.wrap(body), callback);
    }
}
