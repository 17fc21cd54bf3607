package io.calendly.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.calendly.application.Services;
import io.calendly.http.HttpServer;
import io.calendly.http.HttpSettings;
import io.calendly.memory.MemoryTransactor;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * A test of the requests that Swagger UI sends when a reader of the documentation presses "Execute" and changes nothing.
 *
 * <p>Swagger UI fills a parameter with its {@code example}, else with the first of its {@code examples}, else with the
 * {@code example} or the {@code default} of its schema. It fills a body with the first of the {@code examples} of the
 * first media type, else with the {@code example} of the media type or of the schema. The test presses every operation
 * twice, in the order of the page, on the demo data. The first request has to succeed. The second one has to succeed as
 * well, unless its first success rules that out: what is canceled cannot be canceled. Then the response has to be the
 * refusal that says so.
 */
class SwaggerUiTest {

    private static final List<String> METHODS = List.of("get", "put", "post", "patch", "delete");

    /** The refusals of the requests that can be granted only once. */
    private static final Map<String, String> REFUSED_AGAIN = Map.ofEntries(
            Map.entry("declareAvailability", "409 /api/problems/already-available"),
            Map.entry("deleteApiKey", "404 /api/problems/unknown-api-key"),
            Map.entry("deleteUser", "404 /api/problems/unknown-user"),
            Map.entry("deleteSchedule", "404 /api/problems/unknown-schedule"),
            Map.entry("deleteTimeOff", "404 /api/problems/unknown-time-off"),
            Map.entry("scheduleMeeting", "409 /api/problems/not-free"),
            Map.entry("cancelMeeting", "409 /api/problems/already-canceled"),
            Map.entry("declareClassicAvailability", "400 User is already available in the requested time"),
            Map.entry("scheduleClassicMeeting", "400 No overlap found in availability for the requested time"),
            Map.entry("createEventType", "409 /api/problems/slug-taken"),
            Map.entry("deleteEventType", "404 /api/problems/unknown-event-type"),
            Map.entry("createHold", "409 /api/problems/not-bookable"),
            Map.entry("deleteHold", "404 /api/problems/unknown-hold"),
            Map.entry("createBooking", "409 /api/problems/not-bookable"),
            Map.entry("confirmBooking", "409 /api/problems/wrong-booking-status"),
            Map.entry("declineBooking", "409 /api/problems/wrong-booking-status"),
            Map.entry("markNoShow", "409 /api/problems/wrong-booking-status"),
            Map.entry("cancelBooking", "409 /api/problems/wrong-booking-status"));

    private final JsonNode document;
    private final HttpClient client = HttpClient.newHttpClient();

    SwaggerUiTest() throws IOException {
        document = new YAMLMapper().readTree(Path.of("../docs/openapi.yaml").toFile());
    }

    private JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
    }

    /** An operation, with the values that the page fills in. */
    private record Operation(String id, String method, String path, Map<String, String> headers, JsonNode body) {}

    private List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(method -> METHODS.contains(method.getKey()))
                        .forEach(method -> operations.add(
                                operation(path.getKey(), path.getValue(), method.getKey(), method.getValue()))));
        return operations;
    }

    private Operation operation(String path, JsonNode item, String method, JsonNode operation) {
        String id = operation.get("operationId").asText();
        Map<String, JsonNode> parameters = new LinkedHashMap<>();
        for (JsonNode list : List.of(item.path("parameters"), operation.path("parameters"))) {
            list.forEach(
                    parameter -> parameters.put(resolve(parameter).get("name").asText(), resolve(parameter)));
        }
        String filled = path;
        List<String> query = new ArrayList<>();
        Map<String, String> headers = new LinkedHashMap<>();
        for (JsonNode parameter : parameters.values()) {
            String name = parameter.get("name").asText();
            List<String> values = values(parameter);
            assertThat(parameter.path("required").asBoolean() && values.isEmpty())
                    .as("the page has to fill in %s of %s", name, id)
                    .isFalse();
            for (String value : values) {
                switch (parameter.get("in").asText()) {
                    case "path" -> filled = filled.replace("{" + name + "}", value);
                    case "query" -> query.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
                    default -> headers.put(name, value);
                }
            }
        }
        String target = query.isEmpty() ? filled : filled + "?" + String.join("&", query);
        return new Operation(id, method.toUpperCase(Locale.ROOT), target, headers, body(operation));
    }

    private List<String> values(JsonNode parameter) {
        JsonNode schema = resolve(parameter.get("schema"));
        JsonNode value = first(
                parameter.path("example"),
                firstOf(parameter.path("examples")),
                schema.path("example"),
                schema.path("default"));
        List<String> values = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(element -> values.add(element.asText()));
        } else if (!value.isMissingNode()) {
            values.add(value.asText());
        }
        return values;
    }

    private JsonNode body(JsonNode operation) {
        JsonNode content = operation.path("requestBody").path("content").path("application/json");
        JsonNode schema = resolve(content.path("schema"));
        return first(firstOf(content.path("examples")), content.path("example"), schema.path("example"));
    }

    private JsonNode firstOf(JsonNode examples) {
        return examples.isEmpty()
                ? examples.path("none")
                : resolve(examples.elements().next()).path("value");
    }

    private static JsonNode first(JsonNode... nodes) {
        for (JsonNode node : nodes) {
            if (!node.isMissingNode()) {
                return node;
            }
        }
        return nodes[nodes.length - 1];
    }

    private HttpResponse<String> press(HttpServer server, Operation operation) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + operation.path()));
        operation.headers().forEach(request::header);
        if (operation.body().isMissingNode()) {
            request.method(operation.method(), HttpRequest.BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json")
                    .method(
                            operation.method(),
                            HttpRequest.BodyPublishers.ofString(operation.body().toString()));
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void every_execute_works_on_the_demo_data_twice() throws Exception {
        Instant now = Instant.parse("2026-11-25T10:00:00Z");
        MemoryTransactor transactor = new MemoryTransactor();
        DemoData.addTo(transactor, now);
        TreeSet<String> refused = new TreeSet<>();

        try (HttpServer server = HttpServer.start(
                HttpSettings.at("127.0.0.1", 0), Services.on(transactor, () -> now, new SecureRandom()))) {
            for (Operation operation : operations()) {
                HttpResponse<String> first = press(server, operation);
                assertThat(first.statusCode())
                        .as("%s: %s", operation, first.body())
                        .isBetween(200, 299);
                HttpResponse<String> second = press(server, operation);
                if (second.statusCode() >= 300) {
                    refused.add(operation.id());
                    String[] expected =
                            REFUSED_AGAIN.getOrDefault(operation.id(), "200 ").split(" ", 2);
                    assertThat(second.statusCode() + " " + second.body())
                            .as("%s, again", operation)
                            .startsWith(expected[0])
                            .contains('"' + expected[1] + '"');
                }
            }
        }

        assertThat(refused).isEqualTo(new TreeSet<>(REFUSED_AGAIN.keySet()));
    }

    @Test
    void the_page_fills_in_no_header() {
        assertThat(operations())
                .hasSizeGreaterThan(52)
                .allSatisfy(operation ->
                        assertThat(operation.headers()).as(operation.id()).isEmpty());
    }

    @Test
    void the_page_lists_version_2_before_the_classic_surface() {
        List<String> paths = new ArrayList<>();
        document.get("paths").fieldNames().forEachRemaining(paths::add);

        assertThat(paths.indexOf("/api/v2/users")).isZero();
        assertThat(paths.subList(paths.size() - 5, paths.size()))
                .containsExactly(
                        "/api/users",
                        "/api/admin/users",
                        "/api/availability/{user_id}",
                        "/api/overlap",
                        "/api/meeting");
        assertThat(document.at("/tags/0/name").asText()).isEqualTo("users");
        assertThat(document.get("tags")
                        .get(document.get("tags").size() - 1)
                        .get("name")
                        .asText())
                .isEqualTo("classic");
    }
}
