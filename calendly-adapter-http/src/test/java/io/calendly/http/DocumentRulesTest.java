package io.calendly.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/**
 * A test of what those need who generate clients from openapi.yaml: the rules that matter of Spectral's {@code
 * spectral:oas} and of Redocly's {@code recommended}, and the names and types that make good classes.
 */
class DocumentRulesTest {

    private static final List<String> METHODS = List.of("get", "put", "post", "patch", "delete");

    private static final String VERBS =
            "(list|create|get|put|update|delete|preview|declare|withdraw|find|schedule|cancel|explain|check"
                    + "|reschedule|confirm|decline|mark)";

    private final JsonNode document;

    DocumentRulesTest() throws IOException {
        document = new YAMLMapper().readTree(Path.of("../docs/openapi.yaml").toFile());
    }

    private Map<String, JsonNode> operations() {
        Map<String, JsonNode> operations = new TreeMap<>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(method -> METHODS.contains(method.getKey()))
                        .forEach(method -> operations.put(method.getKey() + " " + path.getKey(), method.getValue())));
        return operations;
    }

    /** Visits every node but examples, with its path. */
    private static void visit(String where, JsonNode node, BiConsumer<String, JsonNode> visitor) {
        visitor.accept(where, node);
        node.properties().stream()
                .filter(child -> !child.getKey().matches("examples?"))
                .forEach(child -> visit(where + "/" + child.getKey(), child.getValue(), visitor));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            visit(where + "/" + i, node.get(i), visitor);
        }
    }

    @Test
    void says_who_made_it_and_where_it_is_served() {
        assertThat(document.get("openapi").asText()).isEqualTo("3.0.3");
        assertThat(document.at("/info/description").asText()).isNotBlank();
        assertThat(document.at("/info/contact/name").asText()).isNotBlank();
        assertThat(document.at("/info/license/url").asText()).isNotBlank();
        assertThat(document.get("servers")).isNotEmpty();
        assertThat(document.get("security").isArray()).isTrue();
    }

    @Test
    void every_operation_has_a_verb_a_tag_a_description_and_an_error() {
        TreeSet<String> tags = new TreeSet<>();
        document.get("tags").forEach(tag -> {
            assertThat(tag.get("description").asText()).isNotBlank();
            tags.add(tag.get("name").asText());
        });
        List<String> ids = new ArrayList<>();
        operations().forEach((route, operation) -> {
            ids.add(operation.get("operationId").asText());
            assertThat(operation.get("operationId").asText()).as(route).matches(VERBS + "([A-Z][a-z]*)+");
            assertThat(operation.get("tags")).as(route).hasSize(1);
            assertThat(tags).as(route).contains(operation.at("/tags/0").asText());
            assertThat(operation.path("summary").asText()).as(route).isNotBlank();
            assertThat(operation.path("description").asText()).as(route).isNotBlank();
            List<String> statuses = new ArrayList<>();
            operation.get("responses").fieldNames().forEachRemaining(statuses::add);
            assertThat(statuses).as(route).anyMatch(status -> status.startsWith("2"));
            assertThat(statuses).as(route).anyMatch(status -> status.startsWith("4"));
        });
        assertThat(ids).doesNotHaveDuplicates();
    }

    @Test
    void no_two_paths_match_the_same_request() {
        List<String> paths = new ArrayList<>();
        document.get("paths").fieldNames().forEachRemaining(paths::add);

        for (String path : paths) {
            String pattern = path.replaceAll("\\{[^}]*}", "[^/]+");
            assertThat(paths)
                    .filteredOn(other -> other.matches(pattern) || other.equals(path))
                    .hasSize(1);
        }
    }

    @Test
    void every_object_and_every_enumeration_is_a_schema_with_a_name() {
        List<String> unnamed = new ArrayList<>();
        visit("", document, (where, node) -> {
            boolean isClass =
                    node.path("properties").isObject() || node.path("enum").isArray();
            boolean isNamed = where.matches("/components/schemas/[^/]+");
            if (isClass && !isNamed) {
                unnamed.add(where);
            }
        });

        // A file of Swagger UI, and the one sentence of the classic validation error, are texts.
        assertThat(unnamed)
                .containsExactlyInAnyOrder(
                        "/paths//api/docs/{file}/get/parameters/0/schema",
                        "/components/schemas/ClassicValidationError/properties/message");
    }

    @Test
    void every_id_of_a_user_and_every_time_is_an_integer_of_64_bits() {
        visit("", document, (where, node) -> {
            assertThat(node.path("type").asText()).as(where).isNotEqualTo("number");
            if (node.path("type").asText().equals("integer") && where.matches("/components/schemas/[^/]+")) {
                assertThat(node.path("format").asText()).as(where).isEqualTo("int64");
            }
        });
        for (String name : List.of("EpochSeconds", "UserId")) {
            assertThat(document.at("/components/schemas/" + name + "/type").asText())
                    .isEqualTo("integer");
        }
    }

    @Test
    void every_optional_list_of_a_request_is_nullable() {
        // A Java client by openapi-generator sends an empty list otherwise.
        document.at("/components/schemas").properties().stream()
                .filter(schema -> schema.getKey().matches("New.*|.*Change"))
                .forEach(schema -> schema.getValue().path("properties").properties().stream()
                        .filter(property ->
                                property.getValue().path("type").asText().equals("array"))
                        .filter(property ->
                                !schema.getValue().path("required").toString().contains('"' + property.getKey() + '"'))
                        .forEach(property -> assertThat(
                                        property.getValue().path("nullable").asBoolean())
                                .as("%s of %s", property.getKey(), schema.getKey())
                                .isTrue()));
    }

    @Test
    void every_component_is_used() {
        TreeSet<String> used = new TreeSet<>();
        document.findValues("$ref").forEach(reference -> used.add(reference.asText()));
        TreeSet<String> defined = new TreeSet<>();
        document.get("components")
                .properties()
                .forEach(kind -> kind.getValue()
                        .fieldNames()
                        .forEachRemaining(name -> defined.add("#/components/" + kind.getKey() + "/" + name)));

        document.get("security")
                .forEach(choice -> choice.fieldNames()
                        .forEachRemaining(scheme -> used.add("#/components/securitySchemes/" + scheme)));

        assertThat(used).isEqualTo(defined);
    }
}
