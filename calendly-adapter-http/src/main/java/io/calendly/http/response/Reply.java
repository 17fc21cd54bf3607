package io.calendly.http.response;

import io.calendly.http.request.EntityTags;
import io.calendly.ports.StoredReply;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A reply as a value, so that it can be stored and sent again. */
public final class Reply {

    private static final String ETAG = "ETag";

    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;

    private Reply(int status, Map<String, String> headers, byte[] body) {
        this.status = status;
        this.headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        this.body = body;
    }

    /** Returns a reply with a value as JSON. */
    public static Reply json(int status, Object value) {
        return of(status, Json.MEDIA_TYPE, Json.bytes(value));
    }

    /** Returns a reply with a body. */
    public static Reply of(int status, String mediaType, byte[] body) {
        return new Reply(status, Map.of("Content-Type", mediaType), body);
    }

    /** Returns a reply without a body. */
    public static Reply noContent() {
        return new Reply(204, Map.of(), new byte[0]);
    }

    /** Returns a stored reply. */
    public static Reply of(StoredReply stored) {
        return new Reply(stored.status(), stored.headers(), stored.body().getBytes(StandardCharsets.UTF_8));
    }

    /** Returns this reply with another header field. */
    public Reply with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Reply(status, more, body);
    }

    /** Returns this reply with the entity tag of a version. */
    public Reply withVersion(long version) {
        return with(ETAG, EntityTags.of(version));
    }

    /** Returns this reply in the form in which it is stored. */
    public StoredReply stored() {
        return new StoredReply(status, headers, new String(body, StandardCharsets.UTF_8));
    }

    /** Returns the header fields, among them the media type. */
    public Map<String, String> headers() {
        return headers;
    }

    /** Returns the body, which must not be changed; empty if there is none. */
    public byte[] body() {
        return body;
    }

    /** Sends this reply. */
    public void send(Context ctx) {
        ctx.status(status);
        headers.forEach(ctx::header);
        if (headers.containsKey(ETAG)) {
            // A strong tag belongs to one sequence of bytes (RFC 9110, 8.8.3.3); compressed ones would need another.
            ctx.disableCompression();
        }
        if (body.length > 0) {
            ctx.result(body);
        }
    }
}
