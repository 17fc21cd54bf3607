package io.calendly.http.v2;

import com.fasterxml.jackson.core.JsonGenerator;
import io.calendly.domain.refusal.Refusal;
import io.calendly.http.wire.InvalidInput;
import io.calendly.http.wire.Json;
import io.calendly.http.wire.Surface;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;

/** Problem details for HTTP APIs, RFC 9457. */
public final class V2Surface implements Surface {

    /** The media type of a problem. */
    public static final String MEDIA_TYPE = "application/problem+json";

    @Override
    public void refuse(Context ctx, Refusal refusal) {
        int status = switch (refusal.reason().kind()) {
            case UNKNOWN -> 404;
            case INVALID -> 422;
            case CONFLICT -> 409;
        };
        Json.answer(ctx, status, MEDIA_TYPE, json -> {
            json.writeStartObject();
            writeHead(json, ctx.path(), refusal.reason().code(), status, String.valueOf(refusal.getMessage()));
            json.writeEndObject();
        });
    }

    @Override
    public void reject(Context ctx, InvalidInput input) {
        Json.answer(ctx, 400, MEDIA_TYPE, json -> {
            json.writeStartObject();
            writeHead(json, ctx.path(), "invalid-input", 400, "The request could not be understood");
            json.writeArrayFieldStart("errors");
            for (Map.Entry<String, String> fault : input.faults().entrySet()) {
                json.writeStartObject();
                json.writeStringField("pointer", pointer(fault.getKey()));
                json.writeStringField("detail", fault.getValue());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    @Override
    public void fail(Context ctx, int status, String detail) {
        Json.answer(ctx, status, MEDIA_TYPE, json -> {
            json.writeStartObject();
            writeHead(json, ctx.path(), status, detail);
            json.writeEndObject();
        });
    }

    /** Writes the members of a problem that has no code but its status. */
    public static void writeHead(JsonGenerator json, String path, int status, String detail) throws IOException {
        String code = HttpStatus.forStatus(status)
                .getMessage()
                .toLowerCase(Locale.ROOT)
                .replace(' ', '-');
        writeHead(json, path, code, status, detail);
    }

    private static void writeHead(JsonGenerator json, String path, String code, int status, String detail)
            throws IOException {
        json.writeStringField("type", "/api/problems/" + code);
        json.writeStringField("title", HttpStatus.forStatus(status).getMessage());
        json.writeNumberField("status", status);
        json.writeStringField("detail", detail);
        json.writeStringField("instance", path);
    }

    /** A JSON pointer, RFC 6901. */
    private static String pointer(String name) {
        return name.equals(InvalidInput.WHOLE_BODY)
                ? ""
                : "/" + name.replace("~", "~0").replace("/", "~1");
    }
}
