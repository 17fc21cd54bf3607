package io.calendly.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.calendly.application.Services;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A test of the server apart from its routes: documentation, health, storage failures and shutdown. */
class ServerTest {

    @RegisterExtension
    static final Api api = new Api();

    @Test
    void documents_every_route_and_has_every_route_that_it_documents() throws IOException {
        JsonNode document =
                new YAMLMapper().readTree(Path.of("../docs/openapi.yaml").toFile());
        List<String> documented = new ArrayList<>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue().fieldNames().forEachRemaining(method -> {
                    if (!method.equals("parameters")) {
                        documented.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey());
                    }
                }));

        assertThat(api.server().routes()).containsExactlyInAnyOrderElementsOf(documented);
        assertThat(document.get("openapi").asText()).isEqualTo("3.0.3");
    }

    @Test
    void serves_the_document_in_yaml_and_in_json() throws IOException {
        String yaml = Files.readString(Path.of("../docs/openapi.yaml"));

        assertThat(api.get("/api/openapi.yaml").body()).isEqualTo(yaml);
        assertThat(new JsonMapper().readTree(api.get("/api/openapi.json").body()))
                .isEqualTo(new JsonMapper()
                        .readTree(new JsonMapper().writeValueAsString(new YAMLMapper().readTree(yaml))));
    }

    @Test
    void serves_a_page_that_loads_nothing_from_another_host() {
        Api.Response page = api.get("/api/docs");

        assertThat(page.contentType()).startsWith("text/html");
        assertThat(page.header("Content-Security-Policy")).startsWith("default-src 'self'");
        Matcher loaded = Pattern.compile("(?:src|href)=\"([^\"]*)\"").matcher(page.body());
        List<String> paths = new ArrayList<>();
        while (loaded.find()) {
            paths.add(loaded.group(1));
            assertThat(api.get(loaded.group(1)).status()).as(loaded.group(1)).isEqualTo(200);
        }
        assertThat(paths).hasSize(5).allMatch(path -> path.startsWith("/api/docs/"));
        assertThat(api.get("/api/docs/start.js").body()).contains("validatorUrl: null");
    }

    @Test
    void responds_to_a_head_as_to_a_get_without_the_body() {
        Api.Response head = api.exchange("HEAD", "/api/users", "", "");

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.contentType()).isEqualTo("application/json");
        assertThat(head.body()).isEmpty();
        assertThat(api.exchange("HEAD", "/api/v2/users/404", "", "").status()).isEqualTo(404);
    }

    @Test
    void is_alive_and_ready_while_the_storage_is_available() {
        assertThat(api.get("/health/live")).hasToString("200 {\"status\":\"alive\"}");
        assertThat(api.get("/health/ready")).hasToString("200 {\"status\":\"ready\"}");
    }

    @Test
    void says_that_the_storage_is_unavailable_instead_of_not_found_and_recovers() {
        api.user("Ann");
        api.storage().setUnavailable(true);

        for (String path : List.of("/health/ready", "/api/users", "/api/availability/1", "/api/v2/users/1")) {
            Api.Response response = api.get(path);
            assertThat(response.status()).as(path).isEqualTo(503);
            assertThat(response.header("Retry-After")).isEqualTo("1");
        }
        assertThat(api.exchange("HEAD", "/health/ready", "", "").status()).isEqualTo(503);
        assertThat(api.get("/health/live").status()).isEqualTo(200);

        api.storage().setUnavailable(false);
        assertThat(api.get("/health/ready").status()).isEqualTo(200);
        assertThat(api.get("/api/users").body()).contains("Ann");
    }

    @Test
    void finishes_requests_in_flight_and_refuses_new_ones_when_it_stops() throws Exception {
        SwitchableStorage slow = new SwitchableStorage();
        HttpServer server =
                HttpServer.start(HttpSettings.at("127.0.0.1", 0), Services.on(slow, () -> Api.NOW, new SecureRandom()));
        URI users = URI.create("http://127.0.0.1:" + server.port() + "/api/users");
        URI live = URI.create("http://127.0.0.1:" + server.port() + "/health/live");
        HttpClient client = HttpClient.newHttpClient();
        CountDownLatch hold = slow.hold();
        CompletableFuture<HttpResponse<String>> inFlight =
                client.sendAsync(HttpRequest.newBuilder(users).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(slow.awaitEntered()).isTrue();

        CompletableFuture<Void> stopping = CompletableFuture.runAsync(server::close);

        assertThatThrownBy(() -> {
                    while (true) {
                        HttpResponse<String> late = HttpClient.newHttpClient()
                                .send(HttpRequest.newBuilder(live).build(), HttpResponse.BodyHandlers.ofString());
                        if (late.statusCode() != 200) {
                            throw new ConnectException("refused with " + late.statusCode());
                        }
                    }
                })
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> stopping.get(2500, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        hold.countDown();
        assertThat(inFlight.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        stopping.get(15, TimeUnit.SECONDS);
    }
}
