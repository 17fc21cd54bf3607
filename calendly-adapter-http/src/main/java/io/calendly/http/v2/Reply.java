package io.calendly.http.v2;

import io.calendly.http.wire.Json;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What is answered, as a value: so that it can be kept, and given again.
 *
 * @param status the status
 * @param headers header fields, the media type among them
 * @param body the body, empty for none
 */
record Reply(int status, Map<String, String> headers, String body) {

    private static final String END_OF_HEADERS = "\n\n";
    private static final Pattern LINE = Pattern.compile("\n");

    static Reply json(int status, Json.Writer writer) {
        return of(status, Json.MEDIA_TYPE, writer);
    }

    static Reply of(int status, String mediaType, Json.Writer writer) {
        return new Reply(status, Map.of("Content-Type", mediaType), Json.text(writer));
    }

    static Reply nothing() {
        return new Reply(204, Map.of(), "");
    }

    Reply with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Reply(status, more, body);
    }

    void send(Context ctx) {
        ctx.status(status);
        headers.forEach(ctx::header);
        if (!body.isEmpty()) {
            ctx.result(body.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** In a form that can be kept: the status, the header fields, each on a line, and the body after an empty line. */
    String toText() {
        StringBuilder text = new StringBuilder().append(status);
        headers.forEach(
                (name, value) -> text.append('\n').append(name).append(": ").append(value));
        return text.append(END_OF_HEADERS).append(body).toString();
    }

    static Reply ofText(String text) {
        int end = text.indexOf(END_OF_HEADERS);
        String[] lines = LINE.split(text.substring(0, end), -1);
        Map<String, String> headers = new LinkedHashMap<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(": ");
            headers.put(lines[i].substring(0, colon), lines[i].substring(colon + 2));
        }
        return new Reply(Integer.parseInt(lines[0]), headers, text.substring(end + END_OF_HEADERS.length()));
    }
}
