package io.calendly.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A test of the program on stored time zones that this JVM does not know: those of a server with a newer JDK on the same
 * database.
 */
class UnknownTimeZoneTest {

    private static final String ZONE = "America/Of_A_Newer_JDK";

    @TempDir
    private Path directory;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void reads_and_changes_all_but_the_clock_on_sqlite() throws Exception {
        String url = "jdbc:sqlite:" + directory.resolve("calendly.db");

        reads_and_changes_all_but_the_clock(url, url);
    }

    @Test
    void reads_and_changes_all_but_the_clock_on_postgresql() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
            reads_and_changes_all_but_the_clock(
                    "postgresql://postgres:postgres@localhost:" + server.getPort() + "/postgres",
                    server.getJdbcUrl("postgres", "postgres"));
        }
    }

    private void reads_and_changes_all_but_the_clock(String url, String jdbcUrl) throws Exception {
        Map<String, String> settings = Map.of("PORT", "0", "DATABASE_URL", url, "SEED", "none");
        try (Application application = Application.start(Config.load(settings, directory))) {
            URI root = URI.create("http://127.0.0.1:" + application.port());
            String meeting = schedulesASeries(root);
            storesTheZone(jdbcUrl);

            for (String path :
                    new String[] {"/api/users", "/api/v2/users", "/api/v2/users/1", "/api/v2/users?query=ann"}) {
                HttpResponse<String> read = send(root, "GET", path, "");
                assertThat(read.statusCode()).as(path).isEqualTo(200);
                assertThat(read.body()).contains("\"Ann\"");
            }
            assertThat(send(root, "GET", "/api/v2/users/1", "").body()).contains("\"time_zone\":\"" + ZONE + "\"");
            String day = "start_time=2040-01-01T00:00:00Z&end_time=2040-01-08T00:00:00Z";
            for (String path : new String[] {
                "/api/v2/meetings",
                "/api/v2/meetings?user_id=1&" + day,
                meeting,
                "/api/v2/users/1/timeline?" + day,
                "/api/v2/users/1/availability?" + day,
                "/api/v2/overlaps?user_id=1&user_id=2&" + day,
                "/api/availability/1",
                "/api/overlap?user1_id=1&user2_id=2"
            }) {
                HttpResponse<String> read = send(root, "GET", path, "");
                assertThat(read.statusCode()).as("%s: %s", path, read.body()).isEqualTo(200);
            }
            assertThat(send(root, "PATCH", "/api/v2/users/1", "{'name': 'Anna'}")
                            .body())
                    .contains("\"Anna\"", "\"time_zone\":\"" + ZONE + "\"");
            assertThat(send(root, "PATCH", meeting, "{'title': 'Weekly', 'scope': 'rest_of_series'}")
                            .statusCode())
                    .isEqualTo(200);
            HttpResponse<String> moved =
                    send(root, "PATCH", meeting, "{'start_time': '2040-01-01T10:00:00Z', 'scope': 'rest_of_series'}");
            assertThat(moved.statusCode()).isEqualTo(409);
            assertThat(moved.body()).contains("/api/problems/unknown-series-zone", ZONE);
            assertThat(send(root, "PATCH", meeting, "{'start_time': '2040-01-01T10:00:00Z'}")
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    /** Adds two users and a series of them, and returns the path of its first meeting. */
    private String schedulesASeries(URI root) throws Exception {
        for (int user = 1; user <= 2; user++) {
            send(root, "POST", "/api/v2/users", user == 1 ? "{'name': 'Ann'}" : "{'name': 'Bob'}");
            send(
                    root,
                    "POST",
                    "/api/v2/users/" + user + "/availability",
                    "{'start_time': '2040-01-01T00:00:00Z', 'end_time': '2040-01-08T00:00:00Z'}");
        }
        HttpResponse<String> scheduled = send(
                root,
                "POST",
                "/api/v2/meetings",
                "{'attendee_ids': [1, 2], 'start_time': '2040-01-01T09:00:00Z', 'end_time': '2040-01-01T09:30:00Z',"
                        + " 'recurrence': {'frequency': 'daily', 'count': 3}}");
        assertThat(scheduled.statusCode()).as("%s", scheduled.body()).isEqualTo(201);
        return scheduled.headers().firstValue("Location").orElseThrow();
    }

    private static void storesTheZone(String jdbcUrl) throws SQLException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE users SET time_zone = '" + ZONE + "' WHERE id = 1");
            statement.executeUpdate("UPDATE meetings SET series_time_zone = '" + ZONE + "'");
        }
    }

    private HttpResponse<String> send(URI root, String method, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(root.resolve(path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
