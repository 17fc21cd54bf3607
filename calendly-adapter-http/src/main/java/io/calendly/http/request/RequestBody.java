package io.calendly.http.request;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.javalin.http.UnsupportedMediaTypeResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The body of a request: nothing, an object of JSON, or a form. */
public final class RequestBody {

    private static final String MEDIA_TYPE = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";

    private RequestBody() {}

    /**
     * Returns the object that is the body; an empty one if there is no body or it is a form.
     *
     * @throws InvalidInput if the body is not a JSON object
     * @throws UnsupportedMediaTypeResponse if there is a body of another type
     */
    public static ObjectNode jsonOrForm(Context ctx) {
        return isForm(ctx) ? JsonNodeFactory.instance.objectNode() : json(ctx);
    }

    /**
     * Returns the object that is the body; an empty one if there is no body.
     *
     * @throws InvalidInput if the body is not a JSON object
     * @throws UnsupportedMediaTypeResponse if there is a body of another type
     */
    public static ObjectNode json(Context ctx) {
        byte[] bytes = ctx.bodyAsBytes();
        if (bytes.length == 0) {
            return JsonNodeFactory.instance.objectNode();
        }
        if (!mediaType(ctx.contentType()).equals(MEDIA_TYPE) || !isUtf8(ctx.contentType())) {
            throw new UnsupportedMediaTypeResponse("The body must be " + MEDIA_TYPE + " in UTF-8");
        }
        return JsonReader.readObject(bytes);
    }

    /** Checks whether the body is a form. */
    public static boolean isForm(Context ctx) {
        return mediaType(ctx.contentType()).equals(FORM);
    }

    /** Returns the form as a text, still encoded. */
    public static String form(Context ctx) {
        return new String(ctx.bodyAsBytes(), StandardCharsets.UTF_8);
    }

    private static String mediaType(@Nullable String contentType) {
        if (contentType == null) {
            return "";
        }
        int parameters = contentType.indexOf(';');
        String type = parameters < 0 ? contentType : contentType.substring(0, parameters);
        return type.strip().toLowerCase(Locale.ROOT);
    }

    private static boolean isUtf8(@Nullable String contentType) {
        String type = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
        return !type.contains("charset=") || type.contains("charset=utf-8") || type.contains("charset=\"utf-8\"");
    }
}
