package io.calendly.app.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.calendly.http.observe.CompletedRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** The lines of the log, for people and for programs. */
class LogLinesTest {

    private static final CompletedRequest COMPLETED =
            new CompletedRequest("GET", "/api/availability/{user_id}", 200, 1_234_567, "0/a=b:c", "user:5");

    private static final Instant TIME = Instant.parse("2030-01-07T08:00:00.250Z");

    private final LoggerContext context = new LoggerContext();

    @Test
    void is_one_plain_line_a_request() {
        assertThat(plain(at(lineOf(COMPLETED))))
                .isEqualTo("2030-01-07T08:00:00.250Z INFO requests:"
                        + " GET /api/availability/{user_id} 200 1.234 ms 0/a=b:c user:5\n");
    }

    @Test
    void is_one_json_object_a_request_with_fields_of_its_own() throws IOException {
        String line = json(at(lineOf(COMPLETED)));

        assertThat(line)
                .isEqualTo("{\"timestamp\":" + TIME.toEpochMilli() + ",\"level\":\"INFO\","
                        + "\"loggerName\":\"io.calendly.http.requests\","
                        + "\"formattedMessage\":\"GET \\/api\\/availability\\/{user_id} 200 1.234 ms 0\\/a=b:c user:5\","
                        + "\"method\":\"GET\",\"route\":\"\\/api\\/availability\\/{user_id}\",\"status\":200,"
                        + "\"duration_ms\":1.234,\"request_id\":\"0\\/a=b:c\",\"caller\":\"user:5\"}\n");
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
                "{} {0} %msg '{'"
            })
    void keeps_any_message_on_its_line(String message) throws IOException {
        String json = json(event(Level.WARN, message, null));
        String plain = plain(event(Level.WARN, message, null));

        assertThat(json)
                .endsWith("}\n")
                .doesNotContainPattern("[\\x00-\\x09\\x0b-\\x1f]")
                .containsOnlyOnce("\n");
        assertThat(new JsonMapper().readTree(json).get("formattedMessage").asText())
                .isEqualTo(message);
        assertThat(plain)
                .startsWith("2030-01-07T08:00:00.250Z WARN here: ")
                .endsWith("\n")
                .containsOnlyOnce("\n")
                .doesNotContainPattern("[\\x00-\\x09\\x0b-\\x1f\\x7f-\\x9f\\u2028\\u2029]");
    }

    @Test
    void spells_control_characters_out() {
        assertThat(plain(event(Level.WARN, "a\r\nb\u001b[31m", null))).endsWith(" here: a\\u000d\\u000ab\\u001b[31m\n");
    }

    @ParameterizedTest
    @EnumSource(LogFormat.class)
    void survives_half_a_character(LogFormat format) {
        assertThat(line(format, event(Level.INFO, "half \ud83d of it", null))).contains("half ? of it");
    }

    @Test
    void escapes_the_values_of_fields() throws IOException {
        LoggingEvent event = event(Level.INFO, "", null);
        event.setKeyValuePairs(lineOf(new CompletedRequest("OTHER", "\"\n\\", 400, 1, "\u0000", "-"))
                .getKeyValuePairs());

        JsonNode line = new JsonMapper().readTree(json(event));

        assertThat(line.get("route").asText()).isEqualTo("\"\n\\");
        assertThat(line.get("request_id").asText()).isEqualTo("\u0000");
    }

    @Test
    void tells_what_was_thrown() throws IOException {
        LoggingEvent event = event(
                Level.ERROR,
                "GET /api/users failed, request r1",
                new IllegalStateException(
                        "says \"no\"\n2030-01-07T08:00:00.250Z INFO Main: Stopped",
                        new IOException("the\r\u001bcause")));

        JsonNode thrown = new JsonMapper().readTree(json(event)).get("throwable");
        String plain = plain(event);

        assertThat(thrown.get("className").asText()).isEqualTo("java.lang.IllegalStateException");
        assertThat(thrown.get("message").asText()).startsWith("says \"no\"\n2030");
        assertThat(thrown.get("stepArray").get(0).get("className").asText()).isEqualTo(LogLinesTest.class.getName());
        assertThat(thrown.get("cause").get("message").asText()).isEqualTo("the\r\u001bcause");
        assertThat(plain)
                .startsWith("""
                        2030-01-07T08:00:00.250Z ERROR here: GET /api/users failed, request r1
                            java.lang.IllegalStateException: says "no"
                            2030-01-07T08:00:00.250Z INFO Main: Stopped
                                at io.calendly.app.logging.LogLinesTest.""")
                .contains("\n    Caused by: java.io.IOException: the\n    \\u001bcause\n")
                .endsWith("\n");
        assertThat(plain.lines().skip(1)).allMatch(line -> line.startsWith("    "));
    }

    @ParameterizedTest
    @EnumSource(LogFormat.class)
    void writes_a_line_by_one_call_at_once(LogFormat format) {
        PrintStream before = System.out;
        CountingOut out = new CountingOut();
        System.setOut(new PrintStream(out));
        try {
            context.setMDCAdapter(new LogbackMDCAdapter());
            Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
            root.addAppender(Logging.console(context, format));
            root.info("x".repeat(100_000));
            root.warn("y", new IllegalStateException("z"));
        } finally {
            System.setOut(before);
        }

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

    private String plain(ILoggingEvent event) {
        return line(LogFormat.PLAIN, event);
    }

    private String json(ILoggingEvent event) {
        return line(LogFormat.JSON, event);
    }

    private String line(LogFormat format, ILoggingEvent event) {
        return new String(Logging.encoder(context, format).encode(event), StandardCharsets.UTF_8);
    }

    private LoggingEvent event(Level level, String message, Throwable thrown) {
        Logger logger = context.getLogger("io.calendly.here");
        return at(new LoggingEvent(LogLinesTest.class.getName(), logger, level, message, thrown, null));
    }

    private static LoggingEvent at(LoggingEvent event) {
        event.setInstant(TIME);
        return event;
    }

    /** Returns the event that a request is logged by. */
    private static LoggingEvent lineOf(CompletedRequest completed) {
        Logger requests = (Logger) LoggerFactory.getLogger(RequestLines.LOGGER);
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        requests.addAppender(lines);
        requests.setLevel(Level.INFO);
        try {
            new RequestLines().accept(completed);
        } finally {
            requests.setLevel(null);
            requests.detachAppender(lines);
        }
        return (LoggingEvent) lines.list.get(0);
    }
}
