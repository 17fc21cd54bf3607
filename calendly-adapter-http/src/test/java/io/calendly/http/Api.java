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
 * A server on a real port over stores in memory, and a client that holds every exchange against openapi.yaml: each
 * response must be as documented, and so must each request that the server grants.
 */
final class Api implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {

    static final Instant NOW = Instant.parse("2026-01-05T08:00:00.250Z");

    /** The second in which the server's clock stands. */
    static final long T = NOW.getEpochSecond();

    private static final OpenApiInteractionValidator DOCUMENT = OpenApiInteractionValidator.createForSpecificationUrl(
                    Path.of("../docs/openapi.yaml").toUri().toString())
            .build();

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final SwitchableStorage storage = new SwitchableStorage();
    private volatile Instant now = NOW;
    private HttpServer server;

    @Override
    public void beforeAll(ExtensionContext context) {
        Services services = Services.on(storage, () -> now, new SecureRandom());
        server = HttpServer.start(HttpSettings.at("127.0.0.1", 0), services);
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

    /** What the server keeps everything in; empty before each test. */
    SwitchableStorage storage() {
        return storage;
    }

    HttpServer server() {
        return server;
    }

    /** Lets the server's clock go on by so many seconds. */
    void pass(long seconds) {
        now = now.plusSeconds(seconds);
    }

    /** JSON that may be written with single quotes. */
    static String json(String text) {
        return text.replace('\'', '"');
    }

    /** Declares that users can in all of the time. */
    void open(long start, long end, long... users) {
        for (long user : users) {
            Answer opened = post("/api/v2/users/" + user + "/availability", slot(start, end));
            assertThat(opened.status()).as("%s", opened).isEqualTo(201);
        }
    }

    /** A new meeting of users who are free. */
    JsonNode meeting(long start, long end, long... users) {
        Answer scheduled = post("/api/v2/meetings", meetingOf(start, end, users));
        assertThat(scheduled.status()).as("%s", scheduled).isEqualTo(201);
        return scheduled.json();
    }

    /** The body that asks for a meeting. */
    static String meetingOf(long start, long end, long... users) {
        return json(
                "{'attendee_ids': %s, 'start_time': %d, 'end_time': %d}".formatted(Arrays.toString(users), start, end));
    }

    /** A stretch of time as it is in every body, to the letter. */
    static String slot(long start, long end) {
        return json("{'start_time':%d,'end_time':%d}".formatted(start, end));
    }

    /** The number of a new user. */
    long user(String name) {
        String body = post("/api/v2/users", "{\"name\": \"" + name + "\"}").body();
        return Long.parseLong(body.replaceFirst(".*\"id\":(\\d+).*", "$1"));
    }

    Answer get(String path) {
        return exchange("GET", path, "", "");
    }

    Answer post(String path, String json) {
        return exchange("POST", path, "application/json", json);
    }

    Answer patch(String path, String json) {
        return exchange("PATCH", path, "application/json", json);
    }

    Answer delete(String path) {
        return exchange("DELETE", path, "", "");
    }

    /** With header fields, and a body in JSON unless it is empty. */
    Answer send(String method, String path, Map<String, String> headers, String json) {
        String contentType = json.isEmpty() ? "" : "application/json";
        return exchange(method, path, contentType, headers, json.getBytes(StandardCharsets.UTF_8));
    }

    Answer exchange(String method, String path, String contentType, String body) {
        return exchange(method, path, contentType, body.getBytes(StandardCharsets.UTF_8));
    }

    Answer exchange(String method, String path, String contentType, byte[] body) {
        return exchange(method, path, contentType, Map.of(), body);
    }

    private Answer exchange(String method, String path, String contentType, Map<String, String> headers, byte[] body) {
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
            HttpResponse<String> response =
                    client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            Answer answer = new Answer(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    response.body(),
                    response.headers().map());
            assertAsDocumented(method, path, contentType, headers, body, answer);
            return answer;
        } catch (IOException e) {
            throw new AssertionError(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(method + " " + path, e);
        }
    }

    private static void assertAsDocumented(
            String method, String path, String contentType, Map<String, String> headers, byte[] body, Answer answer) {
        String what = method + " " + path + " -> " + answer;
        assertThat(answer.status()).as(what).isNotEqualTo(500);
        assertThat(answer.header("X-Request-Id")).as(what).isNotEmpty();
        assertThat(answer.status() < 400
                        || method.equals("HEAD")
                        || answer.contentType().matches("application/(problem\\+)?json"))
                .as("every error is JSON: %s", what)
                .isTrue();
        if (method.equals("QUERY") || method.equals("HEAD")) {
            return; // one is unknown to the validator, the other has no body to look at
        }
        Request request = documented(method, path, contentType, headers, body);
        SimpleResponse.Builder response = SimpleResponse.Builder.status(answer.status())
                .withContentType(answer.contentType())
                .withBody(answer.body());
        answer.headers().forEach((name, values) -> {
            if (!name.equalsIgnoreCase("Content-Type")) {
                response.withHeader(name, values);
            }
        });
        ValidationReport report = DOCUMENT.validateResponse(request.getPath(), request.getMethod(), response.build());
        if (answer.status() < 400) {
            report = report.merge(DOCUMENT.validateRequest(request));
        }
        // What the validator cannot tell: it fails on numbers past a double, and OpenAPI 3.0 knows no body of a GET.
        List<String> faults = report.getMessages().stream()
                .map(ValidationReport.Message::getMessage)
                .filter(message -> !message.startsWith("An error occurred during schema validation"))
                .filter(message -> !(method.equals("GET") && message.startsWith("No request body is expected")))
                .toList();
        // A path or a method that is not documented must not exist either.
        boolean unknown = report.getMessages().stream()
                .anyMatch(
                        message -> message.getKey().matches("validation.request.(path.missing|operation.notAllowed)"));
        if (unknown) {
            assertThat(answer.status()).as(what).isIn(400, 404, 405);
        } else {
            assertThat(faults).as(what).isEmpty();
        }
    }

    private static Request documented(
            String method, String path, String contentType, Map<String, String> headers, byte[] body) {
        URI uri = URI.create(path);
        SimpleRequest.Builder request = new SimpleRequest.Builder(method, uri.getPath());
        headers.forEach(request::withHeader);
        if (uri.getRawQuery() != null) {
            for (String pair : uri.getRawQuery().split("&", -1)) {
                int equals = pair.indexOf('=');
                if (equals > 0 && !pair.contains("%zz")) {
                    request.withQueryParam(
                            pair.substring(0, equals),
                            URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
                }
            }
        }
        if (body.length > 0) {
            request.withContentType(contentType).withBody(body);
        }
        return request.build();
    }

    /** What the server said. */
    record Answer(int status, String contentType, String body, Map<String, List<String>> headers) {

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

        /** The code of the problem that this is. */
        String problem() {
            return json().path("type").asText().replace("/api/problems/", "");
        }

        /** The pointers of everything that was wrong with the input. */
        List<String> pointers() {
            List<String> pointers = new ArrayList<>();
            json().path("errors")
                    .forEach(error -> pointers.add(error.get("pointer").asText()));
            return pointers;
        }

        /** The elements of the page, as text. */
        List<String> elements() {
            List<String> elements = new ArrayList<>();
            json().get("collection").forEach(element -> elements.add(element.toString()));
            return elements;
        }

        /** The token of the next page; empty if there is none. */
        String nextPage() {
            return json().get("pagination").get("next_page_token").asText("");
        }

        @Override
        public String toString() {
            return status + " " + body;
        }
    }
}
