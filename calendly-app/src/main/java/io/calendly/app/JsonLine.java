package io.calendly.app;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.calendly.http.observe.CompletedRequest;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/** One JSON object a line. What is known of a request is in fields of its own, beside the message. */
final class JsonLine extends Formatter {

    private static final JsonFactory FACTORY = new JsonFactory();

    @Override
    public String format(LogRecord event) {
        StringWriter line = new StringWriter(256);
        // To characters first: half of a surrogate pair, which a client may well send, fails a writer of bytes.
        try (JsonGenerator json = FACTORY.createGenerator(line)) {
            json.writeStartObject();
            json.writeStringField("time", Logging.TIME.format(event.getInstant()));
            json.writeStringField("level", event.getLevel().getName());
            json.writeStringField("logger", event.getLoggerName());
            json.writeStringField("message", formatMessage(event));
            if (event instanceof RequestLines.Line request) {
                write(json, request.answered());
            }
            if (event.getThrown() != null) {
                StringWriter trace = new StringWriter();
                event.getThrown().printStackTrace(new PrintWriter(trace));
                json.writeStringField("stack_trace", trace.toString());
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return line.append('\n').toString();
    }

    private static void write(JsonGenerator json, CompletedRequest answered) throws IOException {
        json.writeStringField("method", answered.method());
        json.writeStringField("route", answered.route());
        json.writeNumberField("status", answered.status());
        json.writeNumberField("duration_ms", answered.millis());
        json.writeStringField("request_id", answered.id());
    }
}
