package io.calendly.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A test that the numbers of connections in docs/operations.md are those of the running program. */
class DocumentedLimitsTest {

    @TempDir
    private Path directory;

    @Test
    void state_the_sizes_of_the_pools() throws Exception {
        Map<String, Integer> onSqlite =
                sizesOfPools("jdbc:sqlite:" + directory.resolve("calendly.db"), "calendly-writer", "calendly-readers");
        Map<String, Integer> onPostgres;
        try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
            onPostgres = sizesOfPools(
                    "postgresql://postgres:postgres@localhost:" + server.getPort() + "/postgres",
                    "calendly-writers",
                    "calendly-readers");
        }

        assertThat(Files.readAllLines(Path.of("../docs/operations.md")))
                .contains(
                        "| connections that write | %d | %d |"
                                .formatted(onPostgres.get("calendly-writers"), onSqlite.get("calendly-writer")),
                        "| connections that only read | %d | one per processor, at least 2 |"
                                .formatted(onPostgres.get("calendly-readers")));
        assertThat(onSqlite)
                .containsEntry(
                        "calendly-readers", Math.max(2, Runtime.getRuntime().availableProcessors()));
    }

    private Map<String, Integer> sizesOfPools(String databaseUrl, String writers, String readers) throws Exception {
        Map<String, String> settings = Map.of("PORT", "0", "DATABASE_URL", databaseUrl, "SEED", "none");
        try (Application application = Application.start(Config.load(settings, directory))) {
            return Map.of(writers, sizeOfPool(application, writers), readers, sizeOfPool(application, readers));
        }
    }

    private static int sizeOfPool(Application application, String pool) throws Exception {
        String gauge = "hikaricp_connections_max{pool=\"" + pool + "\"} ";
        String metrics = metrics(application);
        for (int i = 0; i < 1_000 && !metrics.contains(gauge); i++) {
            TimeUnit.MILLISECONDS.sleep(5);
            metrics = metrics(application);
        }
        assertThat(metrics).contains(gauge);
        String value = metrics.substring(metrics.indexOf(gauge) + gauge.length());
        return (int) Double.parseDouble(value.lines().findFirst().orElseThrow());
    }

    private static String metrics(Application application) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + application.port() + "/metrics");
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
