package io.calendly.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.calendly.app.logging.RequestLines;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** A test of the wiring of the whole program. */
class ApplicationTest {

    private static final String IDLE_READERS = "hikaricp_connections_idle{pool=\"calendly-readers\"} ";
    private static final String COUNT =
            "http_server_requests_seconds_count{method=\"GET\",route=\"/api/users\",status=\"200\"} 1\n";

    @TempDir
    private Path directory;

    @Test
    void measures_its_pools_and_logs_its_requests() throws Exception {
        Logger requests = (Logger) LoggerFactory.getLogger(RequestLines.LOGGER);
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        requests.addAppender(lines);
        requests.setLevel(Level.DEBUG);
        String file = "jdbc:sqlite:" + directory.resolve("calendly.db");
        try (Application application =
                Application.start(Config.load(Map.of("PORT", "0", "DATABASE_URL", file, "SEED", "none"), directory))) {
            get(application, "/api/users");
            String metrics = get(application, "/metrics");
            // A pool is measured once it is filled, and a request shortly after its reply.
            for (int i = 0; i < 1_000 && !(metrics.contains(IDLE_READERS) && metrics.contains(COUNT)); i++) {
                TimeUnit.MILLISECONDS.sleep(5);
                metrics = get(application, "/metrics");
            }

            assertThat(metrics)
                    .contains(
                            "hikaricp_connections_pending{pool=\"calendly-writer\"} ",
                            IDLE_READERS,
                            COUNT,
                            "jvm_gc_memory_allocated_bytes_total ");
        } finally {
            requests.detachAppender(lines);
            requests.setLevel(null);
        }

        assertThat(lines.list)
                .anyMatch(event -> event.getLevel().equals(Level.INFO)
                        && event.getFormattedMessage().startsWith("GET /api/users 200 "))
                .anyMatch(event -> event.getLevel().equals(Level.DEBUG)
                        && event.getFormattedMessage().startsWith("GET /metrics 200 "))
                .noneMatch(event -> event.getLevel().equals(Level.INFO)
                        && event.getFormattedMessage().contains("/metrics"));
    }

    private static String get(Application application, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + application.port() + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
