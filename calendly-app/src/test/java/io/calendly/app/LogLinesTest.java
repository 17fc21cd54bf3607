package io.calendly.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.calendly.http.observe.CompletedRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the log looks like, for people and for programs. */
class LogLinesTest {

    private static final CompletedRequest ANSWERED =
            new CompletedRequest("GET", "/api/availability/{user_id}", 200, 1_234_567, "0/a=b:c");

    @Test
    void is_one_plain_line_a_request() {
        assertThat(Logging.Format.PLAIN.formatter().format(at(new RequestLines.Line(Level.INFO, ANSWERED))))
                .isEqualTo("2030-01-07T08:00:00.250Z INFO requests:"
                        + " GET /api/availability/{user_id} 200 1.234 ms 0/a=b:c\n");
    }

    @Test
    void is_one_json_object_a_request_with_fields_of_its_own() throws IOException {
        String line = Logging.Format.JSON.formatter().format(at(new RequestLines.Line(Level.INFO, ANSWERED)));

        assertThat(line)
                .isEqualTo("{\"time\":\"2030-01-07T08:00:00.250Z\",\"level\":\"INFO\","
                        + "\"logger\":\"io.calendly.http.requests\","
                        + "\"message\":\"GET /api/availability/{user_id} 200 1.234 ms 0/a=b:c\","
                        + "\"method\":\"GET\",\"route\":\"/api/availability/{user_id}\",\"status\":200,"
                        + "\"duration_ms\":1.234,\"request_id\":\"0/a=b:c\"}\n");
        assertThat(new JsonMapper().readTree(line).get("duration_ms").isNumber())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "quotes \" and \\ backslashes",
                "lines\r\nof\ntheir own",
                "\u0000\u0001\u001b[31m\u007f\u0085\t\b\f",
                "\u2028 and \u2029",
                "Chlo\u00e9, \ud83d\ude00, \u0130",
                "{0} {1} '{'"
            })
    void keeps_any_message_on_its_line(String message) throws IOException {
        LogRecord event = at(new LogRecord(Level.WARNING, message));
        String json = Logging.Format.JSON.formatter().format(event);
        String plain = Logging.Format.PLAIN.formatter().format(event);

        assertThat(json)
                .endsWith("}\n")
                .doesNotContainPattern("[\\x00-\\x09\\x0b-\\x1f]")
                .containsOnlyOnce("\n");
        assertThat(new JsonMapper().readTree(json).get("message").asText()).isEqualTo(message);
        assertThat(plain)
                .startsWith("2030-01-07T08:00:00.250Z WARNING here: ")
                .endsWith("\n")
                .containsOnlyOnce("\n")
                .doesNotContainPattern("[\\x00-\\x09\\x0b-\\x1f\\x7f-\\x9f\\u2028\\u2029]");
    }

    @ParameterizedTest
    @EnumSource(Logging.Format.class)
    void survives_half_a_character(Logging.Format format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Logging.Console console = new Logging.Console(new PrintStream(out), format.formatter());

        console.publish(at(new LogRecord(Level.INFO, "half \ud83d of it")));

        assertThat(out.toString(StandardCharsets.UTF_8)).contains("half ? of it");
    }

    @Test
    void tells_what_was_thrown() throws IOException {
        LogRecord event = at(new LogRecord(Level.SEVERE, "GET /api/users failed, request r1"));
        event.setThrown(new IllegalStateException("says \"no\"\nand more"));

        JsonNode json =
                new JsonMapper().readTree(Logging.Format.JSON.formatter().format(event));
        String plain = Logging.Format.PLAIN.formatter().format(event);

        assertThat(json.get("level").asText()).isEqualTo("SEVERE");
        assertThat(json.get("logger").asText()).isEqualTo("io.calendly.here");
        assertThat(json.get("stack_trace").asText())
                .startsWith("java.lang.IllegalStateException: says \"no\"\nand more")
                .contains("\tat io.calendly.app.LogLinesTest.");
        assertThat(plain)
                .startsWith("2030-01-07T08:00:00.250Z SEVERE here: GET /api/users failed, request r1\n"
                        + "java.lang.IllegalStateException: says \"no\"");
    }

    @Test
    void writes_a_line_by_one_call_at_once() {
        CountingOut out = new CountingOut();
        Logging.Console console = new Logging.Console(new PrintStream(out), new PlainLine());

        console.publish(at(new RequestLines.Line(Level.INFO, ANSWERED)));
        console.publish(at(new LogRecord(Level.INFO, "x".repeat(100_000))));

        assertThat(out.calls).isEqualTo(2);
    }

    private static final class CountingOut extends ByteArrayOutputStream {

        private int calls = 0;

        @Override
        public synchronized void write(byte[] bytes, int from, int length) {
            calls++;
            super.write(bytes, from, length);
        }
    }

    private static LogRecord at(LogRecord event) {
        event.setInstant(Instant.parse("2030-01-07T08:00:00.250Z"));
        if (event.getLoggerName() == null) {
            event.setLoggerName("io.calendly.here");
        }
        return event;
    }
}
