package io.calendly.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.calendly.app.logging.LogFormat;
import io.calendly.app.logging.Logging;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** The log of the running program, from its start to its end. */
class ProgramLogTest {

    @TempDir
    private Path directory;

    @Test
    void has_nothing_but_json_objects_to_the_last_line_of_the_stop() throws IOException {
        List<String> lines = ProgramRun.of(Main.class, directory, Map.of("LOG_FORMAT", "json"));

        JsonMapper mapper = new JsonMapper();
        for (String line : lines) {
            JsonNode event = mapper.readTree(line);
            assertThat(event.get("timestamp").isIntegralNumber()).as(line).isTrue();
            assertThat(event.get("level").asText()).as(line).isEqualTo("INFO");
        }
        assertThat(lines).last().asString().contains("\"loggerName\":\"io.calendly.app.Main\"", "Stopped");
    }

    @Test
    void has_the_warnings_of_libraries_by_whichever_logger_they_come() throws IOException {
        List<String> lines = ProgramRun.of(Chatty.class, directory, Map.of());

        assertThat(lines)
                .filteredOn(line -> line.contains("chat"))
                .extracting(line -> line.replaceFirst("^\\S+Z ", ""))
                .containsExactly(
                        "WARN jul: chat\\u000aof the JDK's",
                        "WARN slf4j: chat of SLF4J's",
                        "ERROR hikari: chat of the pools'");
    }

    /** Libraries that log as the program has set it up. */
    static final class Chatty {

        private Chatty() {}

        public static void main(String[] args) {
            Logging.setUp(LogFormat.PLAIN);
            chat();
        }

        private static void chat() {
            Logger.getLogger("org.example.jul").warning("chat\nof the JDK's");
            Logger.getLogger("org.example.jul").info("chat of no interest");
            LoggerFactory.getLogger("org.example.slf4j").warn("chat of SLF4J's");
            LoggerFactory.getLogger("org.example.slf4j").info("chat of no interest");
            LoggerFactory.getLogger("com.zaxxer.hikari").warn("chat of no interest");
            LoggerFactory.getLogger("com.zaxxer.hikari").error("chat of the pools'");
        }
    }
}
