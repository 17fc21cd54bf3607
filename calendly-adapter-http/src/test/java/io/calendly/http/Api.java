package io.calendly.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.calendly.application.Services;
import io.calendly.http.access.Access;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A server on a real port with in-memory stores, and an HTTP client that validates every exchange against openapi.yaml.
 * Each response must match the document, and so must each request that the server accepts.
 */
final class Api implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {

    static final Instant NOW = Instant.parse("2026-01-05T08:00:00.250Z");

    /** The initial time of the server's clock, in epoch seconds. */
    static final long T = NOW.getEpochSecond();

    private static final OpenApiInteractionValidator DOCUMENT = OpenApiInteractionValidator.createForSpecificationUrl(
                    Path.of("../docs/openapi.yaml").toUri().toString())
            .build();

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final SwitchableStorage storage = new SwitchableStorage();
    private final Access access;
    private volatile Instant now = NOW;
    private HttpServer server;

    private final Services services = Services.on(storage, () -> now, new SecureRandom());

    /** Makes a server whose requests need no credential. */
    Api() {
        this(Access.NONE);
    }

    /** Makes a server whose requests need a credential or not. */
    Api(Access access) {
        this.access = access;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        server = HttpServer.start(HttpSettings.at("127.0.0.1", 0), services, access);
    }

    /** Returns the services of the server, for an administrator. */
    Services services() {
        return services;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        storage.empty();
        now = NOW;
    }

    @Override
    public void afterAll(ExtensionContext context) {
        server.close();
    }

    /** Returns the server's storage. It is empty before each test. */
    SwitchableStorage storage() {
        return storage;
    }

    HttpServer server() {
        return server;
    }

    /** Advances the server's clock by some seconds. */
    void pass(long seconds) {
        now = now.plusSeconds(seconds);
    }

    /** Returns JSON from a text with single quotes. */
    static String json(String text) {
        return text.replace('\'', '"');
    }

    /** Opens one slot for each of the users. */
    void open(long start, long end, long... users) {
        for (long user : users) {
            Response opened = post("/api/v2/users/" + user + "/availability", slot(start, end));
            assertThat(opened.status()).as("%s", opened).isEqualTo(201);
        }
    }

    /** Schedules a meeting of users who are free, and returns it. */
    JsonNode meeting(long start, long end, long... users) {
        Response scheduled = post("/api/v2/meetings", meetingOf(start, end, users));
        assertThat(scheduled.status()).as("%s", scheduled).isEqualTo(201);
        return scheduled.json();
    }

    /** Returns the body of a request that schedules a meeting. */
    static String meetingOf(long start, long end, long... users) {
        return json(
                "{'attendee_ids': %s, 'start_time': %d, 'end_time': %d}".formatted(Arrays.toString(users), start, end));
    }

    /**
     * Adds an event type and returns its path.
     *
     * @param fields the fields with single quotes, besides the name, which is the slug
     */
    String eventType(String slug, String fields) {
        Response added =
                post("/api/v2/event_types", json("{'name': '%s', 'slug': '%s', %s}".formatted(slug, slug, fields)));
        assertThat(added.status()).as("%s", added).isEqualTo(201);
        return added.header("Location");
    }

    /** Returns the body of a request of Ivy to book a slot. */
    static String bookingAt(long start) {
        return json("{'start_time':%d,'invitee':{'name':'Ivy','email':'ivy@example.org'}}".formatted(start));
    }

    /** Books a slot for Ivy, and returns the booking. */
    JsonNode book(String eventType, long start) {
        Response made = post(eventType + "/bookings", bookingAt(start));
        assertThat(made.status()).as("%s", made).isEqualTo(201);
        return made.json();
    }

    /** Returns the exact JSON of a slot, as in every body. */
    static String slot(long start, long end) {
        return json("{'start_time':%d,'end_time':%d}".formatted(start, end));
    }

    /** Adds a user and returns the id. */
    long user(String name) {
        String body = post("/api/v2/users", "{\"name\": \"" + name + "\"}").body();
        return Long.parseLong(body.replaceFirst(".*\"id\":(\\d+).*", "$1"));
    }

    Response get(String path) {
        return exchange("GET", path, "", "");
    }

    Response post(String path, String json) {
        return exchange("POST", path, "application/json", json);
    }

    Response put(String path, String json) {
        return exchange("PUT", path, "application/json", json);
    }

    Response patch(String path, String json) {
        return exchange("PATCH", path, "application/json", json);
    }

    Response delete(String path) {
        return exchange("DELETE", path, "", "");
    }

    /** Sends a request with header fields, and with a JSON body unless it is empty. */
    Response send(String method, String path, Map<String, String> headers, String json) {
        String contentType = json.isEmpty() ? "" : "application/json";
        return exchange(method, path, contentType, headers, json.getBytes(StandardCharsets.UTF_8));
    }

    Response exchange(String method, String path, String contentType, String body) {
        return exchange(method, path, contentType, body.getBytes(StandardCharsets.UTF_8));
    }

    Response exchange(String method, String path, String contentType, byte[] body) {
        return exchange(method, path, contentType, Map.of(), body);
    }

    private Response exchange(
            String method, String path, String contentType, Map<String, String> headers, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .method(
                        method,
                        body.length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        if (!contentType.isEmpty()) {
            request.header("Content-Type", contentType);
        }
        try {
            HttpResponse<String> received =
                    client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            Response response = new Response(
                    received.statusCode(),
                    received.headers().firstValue("Content-Type").orElse(""),
                    received.body(),
                    received.headers().map());
            assertAsDocumented(method, path, contentType, headers, body, response);
            return response;
        } catch (IOException e) {
            throw new AssertionError(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(method + " " + path, e);
        }
    }

    private static void assertAsDocumented(
            String method,
            String path,
            String contentType,
            Map<String, String> headers,
            byte[] body,
            Response response) {
        String what = method + " " + path + " -> " + response;
        assertThat(response.status()).as(what).isNotEqualTo(500);
        assertThat(response.header("X-Request-Id")).as(what).isNotEmpty();
        assertThat(response.status() < 400
                        || method.equals("HEAD")
                        || response.contentType().matches("application/(problem\\+)?json"))
                .as("every error is JSON: %s", what)
                .isTrue();
        if (method.equals("QUERY") || method.equals("HEAD")) {
            return; // the validator does not know QUERY, and a response to HEAD has no body
        }
        Request request = documented(method, path, contentType, headers, body);
        SimpleResponse.Builder validated = SimpleResponse.Builder.status(response.status())
                .withContentType(response.contentType())
                .withBody(response.body());
        response.headers().forEach((name, values) -> {
            if (!name.equalsIgnoreCase("Content-Type")) {
                validated.withHeader(name, values);
            }
        });
        ValidationReport report = DOCUMENT.validateResponse(request.getPath(), request.getMethod(), validated.build());
        if (response.status() < 400) {
            report = report.merge(DOCUMENT.validateRequest(request));
        }
        // Limits of the validator: it fails on numbers that exceed a double, and OpenAPI 3.0 has no body of a GET.
        List<String> faults = report.getMessages().stream()
                .map(ValidationReport.Message::getMessage)
                .filter(message -> !message.startsWith("An error occurred during schema validation"))
                .filter(message -> !(method.equals("GET") && message.startsWith("No request body is expected")))
                .filter(message -> path.startsWith("/api/v2") || !message.matches("Query parameter .* is unexpected.*"))
                .toList();
        // The server must reject each path and method that the document does not have.
        boolean unknown = report.getMessages().stream()
                .anyMatch(
                        message -> message.getKey().matches("validation.request.(path.missing|operation.notAllowed)"));
        if (unknown) {
            assertThat(response.status()).as(what).isIn(400, 404, 405);
        } else {
            assertThat(faults).as(what).isEmpty();
        }
    }

    private static Request documented(
            String method, String path, String contentType, Map<String, String> headers, byte[] body) {
        URI uri = URI.create(path);
        SimpleRequest.Builder request = new SimpleRequest.Builder(method, DocumentedForms.ofPath(uri.getPath()));
        Map<String, String> joined = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, line) -> joined.merge(name, line, (first, next) -> first + ", " + next));
        joined.forEach(request::withHeader);
        if (uri.getRawQuery() != null) {
            for (String pair : uri.getRawQuery().split("&", -1)) {
                int equals = pair.indexOf('=');
                if (equals > 0 && !pair.contains("%zz")) {
                    String name = pair.substring(0, equals);
                    String value = URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8);
                    request.withQueryParam(name, DocumentedForms.ofParameter(name, value));
                }
            }
        }
        if (body.length > 0) {
            request.withContentType(contentType)
                    .withBody(contentType.contains("json") ? DocumentedForms.ofBody(body) : body);
        }
        return request.build();
    }

    /** A response of the server. */
    record Response(int status, String contentType, String body, Map<String, List<String>> headers) {

        String header(String name) {
            Map<String, List<String>> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            anyCase.putAll(headers);
            return String.join(", ", anyCase.getOrDefault(name, List.of()));
        }

        JsonNode json() {
            try {
                return new JsonMapper().readTree(body);
            } catch (IOException e) {
                throw new AssertionError(body, e);
            }
        }

        /** Returns the problem code. */
        String problem() {
            return json().path("type").asText().replace("/api/problems/", "");
        }

        /** Returns the JSON pointers of all errors in the input. */
        List<String> pointers() {
            List<String> pointers = new ArrayList<>();
            json().path("errors")
                    .forEach(error -> pointers.add(error.get("pointer").asText()));
            return pointers;
        }

        /** Returns the elements of the page as text. */
        List<String> elements() {
            List<String> elements = new ArrayList<>();
            json().get("collection").forEach(element -> elements.add(element.toString()));
            return elements;
        }

        /** Returns the token of the next page, or an empty text if there is none. */
        String nextPage() {
            return json().get("pagination").get("next_page_token").asText("");
        }

        @Override
        public String toString() {
            return status + " " + body;
        }
    }
}
