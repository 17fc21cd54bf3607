package io.calendly.http;

import static io.calendly.http.Api.T;
import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.report.MessageResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.schema.SchemaValidator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.calendly.http.v2.V2Routes;
import io.javalin.http.HttpStatus;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A test of the examples in openapi.yaml. */
class DocumentTest {

    private static final String PROBLEMS = "/api/problems/";

    @RegisterExtension
    static final Api api = new Api();

    private final JsonNode document;

    DocumentTest() throws IOException {
        document = new YAMLMapper().readTree(Path.of("../docs/openapi.yaml").toFile());
    }

    /** Returns the target of a reference, or the node itself. */
    private JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
    }

    /** Returns the examples of a media type, a parameter or a schema by name. */
    private Map<String, JsonNode> examples(JsonNode node) {
        Map<String, JsonNode> examples = new TreeMap<>();
        if (node.has("example")) {
            examples.put("", node.get("example"));
        }
        node.path("examples")
                .properties()
                .forEach(example -> examples.put(
                        example.getKey(), resolve(example.getValue()).path("value")));
        return examples;
    }

    @Test
    void every_example_is_valid_against_its_schema() {
        List<String> faults = new ArrayList<>();
        OpenAPI model = new OpenAPIV3Parser().read("../docs/openapi.yaml");
        SchemaValidator validator = new SchemaValidator(model, new MessageResolver());

        int found = collectFaults("", document, validator, faults);

        assertThat(faults).isEmpty();
        assertThat(found).isGreaterThan(100);
    }

    private int collectFaults(String where, JsonNode node, SchemaValidator validator, List<String> faults) {
        if (where.endsWith("/example") || where.endsWith("/examples") || where.endsWith("/components/examples")) {
            return 0;
        }
        int found = 0;
        boolean isSchema = node.path("type").isTextual() || node.has("oneOf");
        if (node.isObject() && (node.has("schema") || isSchema)) {
            JsonNode schema = node.path("schema").isObject() ? node.get("schema") : node;
            Schema<?> wanted = Json.mapper().convertValue(schema, Schema.class);
            for (Map.Entry<String, JsonNode> example : examples(node).entrySet()) {
                ValidationReport report = validator.validate(text(example.getValue()), wanted, "example");
                report.getMessages()
                        .forEach(message -> faults.add(where + " " + example.getKey() + ": " + message.getMessage()));
                found++;
            }
        }
        for (Map.Entry<String, JsonNode> child : node.properties()) {
            found += collectFaults(where + "/" + child.getKey(), child.getValue(), validator, faults);
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            found += collectFaults(where + "/" + i, node.get(i), validator, faults);
        }
        return found;
    }

    /** Returns a value as the validator expects it: a text as it is, everything else as JSON. */
    private static String text(JsonNode value) {
        return value.isTextual() ? value.textValue() : value.toString();
    }

    @Test
    void every_body_of_version_2_has_an_example() {
        document.get("paths").properties().stream()
                .filter(path -> path.getKey().startsWith("/api/v2/"))
                .forEach(path -> path.getValue().properties().stream()
                        .filter(method -> !method.getKey().equals("parameters"))
                        .forEach(method -> assertExamples(path.getKey(), method.getKey(), method.getValue())));
    }

    private void assertExamples(String path, String method, JsonNode operation) {
        List<JsonNode> bodies = new ArrayList<>();
        bodies.add(operation.path("requestBody"));
        operation.get("responses").forEach(response -> bodies.add(resolve(response)));
        for (JsonNode body : bodies) {
            for (JsonNode content : body.path("content")) {
                assertThat(examples(content))
                        .as("%s %s: %s", method, path, body.path("description"))
                        .isNotEmpty();
            }
        }
    }

    @Test
    void the_server_grants_every_request_that_the_document_shows() {
        int granted = 0;
        for (Map.Entry<String, JsonNode> path : document.get("paths").properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                JsonNode content =
                        method.getValue().path("requestBody").path("content").path("application/json");
                for (Map.Entry<String, JsonNode> example : examples(content).entrySet()) {
                    assertGranted(
                            method.getKey().toUpperCase(Locale.ROOT),
                            path.getKey(),
                            example.getValue().toString());
                    granted++;
                }
            }
        }
        assertThat(granted).isGreaterThan(12);
    }

    /** Checks a request on a server where three users are free for years, a fourth never, and two have a meeting. */
    private static void assertGranted(String method, String path, String body) {
        api.storage().empty();
        for (String name : List.of("Ann", "Bob", "Eve", "Joe")) {
            api.user(name);
        }
        long years = 10L * 365 * 24 * 3600;
        api.open(T, T + years, 1, 2, 3);
        String meeting = api.meeting(T, T + 3600, 1, 2).get("id").asText();
        String eventType = eventType(!path.endsWith("/no_show"));
        String filled = path.replace("{user_id}", "4")
                .replace("{schedule_name}", "working-hours")
                .replace("{meeting_id}", meeting)
                .replace("{event_type_id}", eventType)
                .replace("{booking_id}", booking(eventType));

        Api.Response response = api.exchange(method, filled, "application/json", body);

        assertThat(response.status())
                .as("%s %s %s: %s", method, path, body, response)
                .isLessThan(300);
    }

    /** Adds the event type that the examples are about, and returns its id. */
    private static String eventType(boolean requiresConfirmation) {
        String questions = "[{'name': 'Topic', 'type': 'text', 'required': true},"
                + "{'name': 'Call me back', 'type': 'boolean'}]";
        Api.Response added = api.post(
                "/api/v2/event_types",
                Api.json("{'name': 'Intro', 'slug': 'intro', 'kind': 'solo', 'host_ids': [3],"
                        + "'durations': [1800, 3600], 'questions': " + questions + ", 'requires_confirmation': "
                        + requiresConfirmation + "}"));
        assertThat(added.status()).as("%s", added).isEqualTo(201);
        return added.json().get("id").asText();
    }

    /** Books a slot of the event type, and returns the id of the booking. */
    private static String booking(String eventType) {
        Api.Response made = api.post(
                "/api/v2/event_types/" + eventType + "/bookings",
                Api.json("{'start_time': " + (T + 24 * 3600) + ", 'answers': {'Topic': 'A roof'},"
                        + "'invitee': {'name': 'Ivy', 'email': 'ivy@example.org'}}"));
        assertThat(made.status()).as("%s", made).isEqualTo(201);
        return made.json().get("id").asText();
    }

    @Test
    void names_the_same_problems_as_the_domain_and_the_pages_about_them() {
        Set<String> documented = new TreeSet<>();
        document.at("/components/schemas/ProblemType/enum")
                .forEach(type -> documented.add(type.asText().replace(PROBLEMS, "")));

        Set<String> expected = new TreeSet<>(List.of("invalid-input", "impossible-input"));
        expected.addAll(V2Routes.problems().refusalCodes());
        Set<String> ofHttp = new TreeSet<>();
        for (HttpStatus status : HttpStatus.values()) {
            String code = status.getMessage().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
            if (status.getCode() >= 400 && api.get(PROBLEMS + code).status() == 200) {
                ofHttp.add(code);
            }
        }
        expected.addAll(ofHttp);

        assertThat(documented).isEqualTo(expected);
        assertThat(ofHttp).contains("not-found", "server-error", "service-unavailable");
        for (String code : documented) {
            Api.Response page = api.get(PROBLEMS + code);
            assertThat(page.status()).as(code).isEqualTo(200);
            assertThat(page.contentType()).startsWith("text/html");
            assertThat(page.body()).contains("<code>" + code + "</code>");
        }
        assertThat(api.get(PROBLEMS + "nonsense").status()).isEqualTo(404);
    }
}
