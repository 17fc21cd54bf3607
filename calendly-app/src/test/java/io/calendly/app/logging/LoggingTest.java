package io.calendly.app.logging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** A test of the set-up of the log, each in a JVM of its own, which it changes as a whole. */
class LoggingTest {

    /** Logs as Jetty does for a request with a broken Host. */
    static final class BrokenHost {

        private BrokenHost() {}

        public static void main(String[] args) {
            Logging.setUp(LogFormat.PLAIN);
            LoggerFactory.getLogger("org.eclipse.jetty.util.HostPort").warn("Bad port [S3cret]");
            LoggerFactory.getLogger("io.calendly.test").info("after it");
        }
    }

    /** Logs in a command whose result is on standard output. */
    static final class Command {

        private Command() {}

        public static void main(String[] args) {
            Logging.setUpForCommand();
            LoggerFactory.getLogger("io.calendly.test").warn("a warning");
            System.out.println("the result");
        }
    }

    @Test
    void has_nothing_that_a_client_sends_in_host() throws IOException {
        assertThat(outputOf(BrokenHost.class)).contains("after it").doesNotContain("S3cret");
    }

    @Test
    void leaves_standard_output_to_the_result_of_a_command() throws IOException {
        assertThat(outputOf(Command.class)).isEqualTo("the result" + System.lineSeparator());
    }

    private static String outputOf(Class<?> main) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        main.getName())
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
