package io.calendly.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.calendly.jdbc.DatabaseUrl;
import io.calendly.oidc.TestIssuer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A test of servers that ask for credentials: two on one database, as they run. */
class AccessTest {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TempDir
    private Path directory;

    private Application start(String database, Map<String, String> more) {
        Map<String, String> settings =
                new HashMap<>(Map.of("PORT", "0", "DATABASE_URL", database, "SEED", "none", "AUTH", "required"));
        settings.putAll(more);
        return Application.start(Config.load(settings, directory));
    }

    private String sqlite() {
        return "jdbc:sqlite:" + directory.resolve("calendly.db");
    }

    private static String administratorIn(String database) {
        return new ApiKeyCommand("first").run(DatabaseUrl.parse(database));
    }

    private static HttpResponse<String> send(
            Application server, String method, String path, Optional<String> token, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        token.ifPresent(bearer -> request.header("Authorization", "Bearer " + bearer));
        try {
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static HttpResponse<String> get(Application server, String path, String token) {
        return send(server, "GET", path, Optional.of(token), "");
    }

    private static JsonNode json(HttpResponse<String> response) {
        try {
            return new JsonMapper().readTree(response.body());
        } catch (IOException e) {
            throw new AssertionError(response.body(), e);
        }
    }

    @Test
    void a_key_revoked_on_one_server_is_refused_by_the_next_request_on_either_on_sqlite() throws InterruptedException {
        assertRevokedAtOnce(sqlite());
    }

    @Test
    void a_key_revoked_on_one_server_is_refused_by_the_next_request_on_either_on_postgresql() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            assertRevokedAtOnce("postgresql://postgres@localhost:" + postgres.getPort() + "/postgres");
        }
    }

    private void assertRevokedAtOnce(String database) throws InterruptedException {
        String administrator = administratorIn(database);
        try (Application one = start(database, Map.of());
                Application two = start(database, Map.of())) {
            List<Application> servers = List.of(one, two);
            for (int round = 0; round < 10; round++) {
                JsonNode made = json(send(
                        one,
                        "POST",
                        "/api/v2/api_keys",
                        Optional.of(administrator),
                        "{\"name\":\"x\",\"scopes\":[\"read\"]}"));
                String key = made.get("key").asText();
                AtomicBoolean isOver = new AtomicBoolean();
                AtomicInteger accepted = new AtomicInteger();
                List<Thread> busy = servers.stream()
                        .map(server -> new Thread(() -> {
                            while (!isOver.get()) {
                                if (get(server, "/api/users", key).statusCode() == 200) {
                                    accepted.incrementAndGet();
                                }
                            }
                        }))
                        .toList();
                busy.forEach(Thread::start);
                while (accepted.get() < 10) {
                    Thread.onSpinWait();
                }

                int revoked = send(
                                servers.get(round % 2),
                                "DELETE",
                                "/api/v2/api_keys/" + made.get("id").asText(),
                                Optional.of(administrator),
                                "")
                        .statusCode();

                assertThat(revoked).isEqualTo(204);
                assertThat(get(one, "/api/users", key).statusCode()).isEqualTo(401);
                assertThat(get(two, "/api/users", key).statusCode()).isEqualTo(401);
                isOver.set(true);
                for (Thread thread : busy) {
                    thread.join();
                }
            }
        }
    }

    @Test
    void a_token_of_the_issuer_is_a_credential_of_the_user_whom_it_names() throws IOException {
        String database = sqlite();
        String administrator = administratorIn(database);
        try (TestIssuer issuer = TestIssuer.start(InstantSource.system());
                Application server = start(
                        database,
                        Map.of(
                                "JWT_ISSUER",
                                issuer.url(),
                                "JWT_AUDIENCE",
                                issuer.settings().audience(),
                                "JWT_ADMIN_CLAIM",
                                "admin"))) {
            String token = issuer.token("ann@issuer").sign();
            assertThat(get(server, "/api/v2/me", token).body()).contains("unknown-subject");

            long ann = json(send(
                            server,
                            "POST",
                            "/api/v2/users",
                            Optional.of(administrator),
                            "{\"name\":\"Ann\",\"external_id\":\"ann@issuer\"}"))
                    .get("id")
                    .asLong();
            JsonNode me = json(get(server, "/api/v2/me", token));
            assertThat(me.get("role").asText()).isEqualTo("user");
            assertThat(me.get("user_id").asLong()).isEqualTo(ann);
            assertThat(me.get("credential_id").asText()).startsWith("jwt:");

            JsonNode root = json(get(
                    server,
                    "/api/v2/me",
                    issuer.token("root@issuer").with("admin", true).sign()));
            assertThat(root.get("role").asText()).isEqualTo("administrator");
            assertThat(root.has("user_id")).isFalse();

            issuer.rotate();
            issuer.goDown();
            assertThat(get(server, "/api/v2/me", token).statusCode())
                    .as("a known key goes on")
                    .isEqualTo(200);
            HttpResponse<String> unknownKey =
                    get(server, "/api/v2/me", issuer.token("ann@issuer").sign());
            assertThat(unknownKey.statusCode())
                    .as("an unknown one may be right")
                    .isEqualTo(503);
            assertThat(unknownKey.headers().firstValue("Retry-After")).isPresent();
        }
    }

    @Test
    void newcomers_become_users_if_that_is_wanted() throws IOException {
        try (TestIssuer issuer = TestIssuer.start(InstantSource.system());
                Application server = start(
                        sqlite(),
                        Map.of(
                                "JWT_ISSUER",
                                issuer.url(),
                                "JWT_AUDIENCE",
                                issuer.settings().audience(),
                                "JWT_CREATE_USERS",
                                "true"))) {
            String eve = issuer.token("eve")
                    .with("name", "Eve")
                    .with("email", "eve@example.org")
                    .with("email_verified", true)
                    .sign();
            String other = issuer.token("eve2")
                    .with("email", "eve@example.org")
                    .with("email_verified", true)
                    .sign();

            long id = json(get(server, "/api/v2/me", eve)).get("user_id").asLong();
            long again = json(get(server, "/api/v2/me", eve)).get("user_id").asLong();
            long others = json(get(server, "/api/v2/me", other)).get("user_id").asLong();

            assertThat(again).isEqualTo(id);
            assertThat(others).isNotEqualTo(id);
            assertThat(json(get(server, "/api/v2/users/" + id, eve))
                            .get("email")
                            .asText())
                    .isEqualTo("eve@example.org");
            assertThat(json(get(server, "/api/v2/users/" + others, other))
                            .get("email")
                            .isNull())
                    .as("an address that another user has is left out")
                    .isTrue();
        }
    }

    @Test
    void wrong_keys_are_limited_and_lock_nobody_out() {
        String database = sqlite();
        String administrator = administratorIn(database);
        try (Application server = start(database, Map.of("PUBLIC_RATE_LIMIT", "50"))) {
            String wrong = "cal_" + "0".repeat(32) + "_" + "0".repeat(64);
            Map<Integer, Integer> statuses = new HashMap<>();
            for (int i = 0; i < 300; i++) {
                statuses.merge(get(server, "/api/v2/me", wrong).statusCode(), 1, Integer::sum);
            }

            assertThat(statuses).containsOnlyKeys(401, 429);
            assertThat(statuses.get(401)).isBetween(50, 200);
            HttpResponse<String> limited = get(server, "/api/v2/me", wrong);
            assertThat(limited.headers().firstValue("Retry-After")).isPresent();
            assertThat(get(server, "/api/v2/me", administrator).statusCode()).isEqualTo(200);
            String slots = "/api/v2/event_types/019b8d46-1cfd-7c41-b7d2-3a5e9f0c1d84/slots";
            assertThat(send(server, "GET", slots, Optional.empty(), "").statusCode())
                    .as("invitees at the same address go on")
                    .isEqualTo(404);
        }
    }
}
