package io.calendly.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A test of the wiring of the whole program. */
class ApplicationTest {

    @TempDir
    private Path directory;

    @Test
    void measures_its_pools_and_logs_its_requests() throws Exception {
        Lines lines = new Lines();
        RequestLines.LOG.addHandler(lines);
        RequestLines.LOG.setLevel(Level.FINE);
        String file = "jdbc:sqlite:" + directory.resolve("calendly.db");
        try (Application application =
                Application.start(Config.load(Map.of("PORT", "0", "DATABASE_URL", file, "SEED", "none"), directory))) {
            get(application, "/api/users");
            String metrics = get(application, "/metrics");
            for (int i = 0;
                    i < 1_000 && !metrics.contains("hikaricp_connections_idle{pool=\"calendly-readers\"}");
                    i++) {
                TimeUnit.MILLISECONDS.sleep(5);
                metrics = get(application, "/metrics");
            }

            assertThat(metrics)
                    .contains(
                            "hikaricp_connections_pending{pool=\"calendly-writer\"} ",
                            "hikaricp_connections_idle{pool=\"calendly-readers\"} ",
                            "http_server_requests_seconds_count{method=\"GET\",route=\"/api/users\",status=\"200\"} 1\n",
                            "jvm_gc_memory_allocated_bytes_total ");
        } finally {
            RequestLines.LOG.removeHandler(lines);
            RequestLines.LOG.setLevel(null);
        }

        assertThat(lines.events)
                .anyMatch(event -> event.getLevel().equals(Level.INFO)
                        && event.getMessage().startsWith("GET /api/users 200 "))
                .anyMatch(event -> event.getLevel().equals(Level.FINE)
                        && event.getMessage().startsWith("GET /metrics 200 "))
                .noneMatch(event -> event.getLevel().equals(Level.INFO)
                        && event.getMessage().contains("/metrics"));
    }

    private static String get(Application application, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + application.port() + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static final class Lines extends Handler {

        private final Queue<LogRecord> events = new ConcurrentLinkedQueue<>();

        @Override
        public void publish(LogRecord event) {
            events.add(event);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
