package io.calendly.http;

import static io.calendly.http.Api.T;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A test of invalid requests. Each gets a 4xx status with the error body of its API version, and nothing is stored. The
 * client itself checks the shape of the response and that the status is not 500.
 */
class NonsenseTest {

    private static final List<String> POSTS = List.of(
            "/api/availability/1", "/api/meeting", "/api/v2/users", "/api/v2/users/1/availability", "/api/v2/meetings");

    private static final Map<String, List<String>> WRONG = Map.of(
            "text", List.of("1", "1.5", "true", "[]", "[\"Ann\"]", "{}", "{\"a\": 1}", "\"a\\u0000b\"", "\"\\ud800\""),
            "time",
                    List.of(
                            "true",
                            "\"\"",
                            "\"soon\"",
                            "1.5",
                            "1e-1",
                            "[]",
                            "[1]",
                            "{}",
                            "\"2026-13-01T00:00:00Z\"",
                            "\"2026-01-05T08:00:00\"",
                            "\"2026-01-05\"",
                            "\"2026-01-05T08:00:00.5Z\"",
                            "\"\\u0661\""),
            "ids", List.of("1", "\"1\"", "{}", "true", "[null]", "[\"1\"]", "[1, 2.5]", "[[1, 2]]", "[{}]"),
            "object", List.of("1", "\"daily\"", "[]", "[{}]", "true"),
            "boolean", List.of("1", "0", "\"true\"", "[]", "{}"),
            "date", List.of("1", "true", "\"\"", "\"2026-02-30\"", "\"2026-01-05T08:00:00Z\"", "[]", "{}"),
            "list", List.of("1", "\"a\"", "{}", "[1]", "[[{}]]", "[null]"),
            "objects", List.of("1", "\"a\"", "{}", "[]", "[1]", "[[{}]]", "[null]"));

    @RegisterExtension
    static final Api api = new Api();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "}",
                "[]",
                "[1, 2]",
                "\"text\"",
                "null",
                "true",
                "17",
                "NaN",
                "{\"start_time\": NaN}",
                "{'a': 1}",
                "{\"a\": 1,}",
                "{} {}",
                "{\"start_time\": 1, \"start_time\": 2}",
                "{\"start_time\": 0x10}",
                "{\"start_time\": 01}",
                "{\"start_time\": +1}",
                "{\"start_time\": Infinity}",
                "\u0000",
                "\uFEFF",
                "<a/>"
            })
    void refuses_a_body_that_is_no_json_object(String body) {
        for (String path : POSTS) {
            assertThat(api.post(path, body).status()).as(path).isEqualTo(400);
        }
        assertNothingStored();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "true",
                "\"\"",
                "\"1735689600\"",
                "\"soon\"",
                "1.5",
                "1e-1",
                "[]",
                "[1]",
                "{}",
                "0.1e0",
                "1735689600.0000001"
            })
    void refuses_an_argument_of_the_wrong_type(String value) {
        String body = "{\"start_time\": %s, \"end_time\": %s, \"name\": %s}".formatted(value, value, value);
        String meeting = "{\"user1_id\": %s, \"user2_id\": 2, \"meeting_start_time\": %d, \"meeting_end_time\": %d}"
                .formatted(value, T, T + 1);

        assertThat(api.post("/api/availability/1", body).body())
                .contains("\"start_time\":\"Must be an integer\"", "\"end_time\":\"Must be an integer\"");
        assertThat(api.post("/api/meeting", meeting).body()).contains("\"user1_id\":\"Must be an integer\"");
        assertThat(api.post("/api/v2/users", body).status()).isEqualTo(400);
        assertNothingStored();
    }

    @Test
    void refuses_numbers_of_any_length() {
        for (int digits : new int[] {20, 400, 999, 5000, 200_000}) {
            String number = "9".repeat(digits);
            for (String value : List.of(number, "-" + number, number + ".0", "0." + number, number + "e" + number)) {
                String body = "{\"start_time\": " + value + ", \"end_time\": " + value + "}";
                assertThat(api.post("/api/availability/1", body).status())
                        .as("%d digits", digits)
                        .isIn(400, 404, 413);
            }
        }
        assertThat(api.get("/api/availability/" + "9".repeat(400)).status()).isEqualTo(200);
        assertNothingStored();
    }

    @Test
    void refuses_nesting_without_end() {
        assertThat(api.post("/api/meeting", "[".repeat(90_000)).status()).isEqualTo(400);
        assertThat(api.post("/api/meeting", "{\"a\":".repeat(15_000)).status()).isEqualTo(400);
    }

    @Test
    void refuses_bytes_that_are_no_text() {
        byte[] bytes = new byte[1000];
        for (int seed = 0; seed < 50; seed++) {
            new Random(seed).nextBytes(bytes);
            for (String path : POSTS) {
                assertThat(api.exchange("POST", path, "application/json", bytes).status())
                        .isEqualTo(400);
                assertThat(api.exchange("POST", path, "application/x-www-form-urlencoded", bytes)
                                .status())
                        .isIn(400, 415);
            }
        }
        assertNothingStored();
    }

    @Test
    void refuses_an_empty_body_by_naming_what_is_missing() {
        assertThat(api.exchange("POST", "/api/v2/users", "", "").body())
                .contains("\"errors\":[{\"pointer\":\"/name\",\"detail\":\"is required\"}]");
        assertThat(api.exchange("POST", "/api/meeting", "application/json", "").body())
                .contains("\"user1_id\":\"Missing required argument");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1_000_000, 9_000_000})
    void refuses_a_body_that_is_too_large(int more) {
        String large = "{\"name\": \"" + "x".repeat(HttpServer.MAX_BODY + more) + "\"}";
        for (String path : POSTS) {
            for (int i = 0; i < 5; i++) {
                assertThat(api.post(path, large).status()).as(path).isEqualTo(413);
            }
        }
        assertNothingStored();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "text/html",
                "application/xml",
                "multipart/form-data; boundary=x",
                "application/jsonx",
                "application/json; charset=utf-16",
                "nonsense",
                "application/octet-stream"
            })
    void refuses_a_body_of_another_type(String contentType) {
        for (String path : POSTS) {
            assertThat(api.exchange("POST", path, contentType, "{\"name\": \"Ann\"}")
                            .status())
                    .as(path)
                    .isEqualTo(415);
        }
        assertThat(api.exchange("POST", "/api/v2/users", "", "{\"name\": \"Ann\"}")
                        .status())
                .isEqualTo(415);
        assertThat(api.exchange("POST", "/api/v2/users", "application/x-www-form-urlencoded", "name=Ann")
                        .status())
                .isEqualTo(415);
        assertNothingStored();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DELETE | /api/users          | GET,HEAD",
                "POST   | /api/users          | GET,HEAD",
                "PUT    | /api/availability/1 | GET,HEAD,POST",
                "GET    | /api/meeting        | POST",
                "PATCH  | /api/v2/users       | GET,HEAD,POST",
                "PUT    | /api/v2/meetings    | GET,HEAD,POST",
                "PATCH  | /api/v2/users/1/schedules/a | GET,HEAD,PUT,DELETE",
                "PUT    | /api/v2/users/1/time_off | GET,HEAD,POST",
                "POST   | /api/v2/overlaps    | GET,HEAD",
                "POST   | /health/ready       | GET,HEAD",
                "QUERY  | /api/meeting        | POST"
            })
    void refuses_a_method_and_names_those_it_allows(String method, String path, String allowed) {
        Api.Response response = api.exchange(method, path, "", "");

        assertThat(response.status()).isEqualTo(405);
        assertThat(response.header("Allow").replace(" ", "").split(",")).containsExactlyInAnyOrder(allowed.split(","));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api",
                "/api/nope",
                "/api/availability",
                "/api/availability/abc",
                "/api/availability/1.5",
                "/api/availability/1/2",
                "/api/v2/nope",
                "/api/v2/users/abc",
                "/api/v2/users/404",
                "/api/docs/nope",
                "/api/docs/..%2f..%2fsecret",
                "/api/availability/%2e%2e",
                "//api/users",
                "/api/users;a=b/c"
            })
    void responds_in_json_to_an_unknown_path(String path) {
        Api.Response response = api.get(path);

        assertThat(response.status()).isIn(400, 404);
        assertThat(response.contentType())
                .isEqualTo(path.startsWith("/api/v2/") ? "application/problem+json" : "application/json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "start_time=%zz",
                "start_time=%",
                "start_time=%ff%fe",
                "start_time==&&&=",
                "start_time",
                "start_time=0x10",
                "start_time=1_000",
                "start_time=%201",
                "start_time=+1",
                "start_time=1e",
                "start_time=--1",
                "start_time=\u0661"
            })
    void refuses_a_query_that_makes_no_sense(String query) {
        String escaped =
                query.replace("%zz", "%25zz").replace("\u0661", "%D9%A1").replaceAll("%$", "%25");

        assertThat(api.get("/api/availability/1?" + escaped).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/availability/1?start_time=%zz HTTP/1.1\r\nHost: x\r\n",
                "GET /api/%zz HTTP/1.1\r\nHost: x\r\n",
                "GET /api/users HTTP/1.1\r\n",
                "GET /api/users HTTP/1.1\r\nHost: x\r\nContent-Length: abc\r\n",
                "POST /api/meeting HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n",
                "POST /api/meeting HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: nonsense\r\n",
                "GET /api/users HTTP/1.1\r\nHost: x\r\nBroken header\r\n",
                "GET /api/users HTTP/9.9\r\nHost: x\r\n",
                "NONSENSE\r\n",
                "GET http://[::1/ HTTP/1.1\r\nHost: x\r\n"
            })
    void responds_in_json_to_malformed_http(String request) throws IOException {
        String response = raw(request + "Connection: close\r\n\r\n");

        assertThat(response).matches("(?s)HTTP/1\\.1 (4\\d\\d|505) .*");
        assertThat(response.toLowerCase(Locale.ROOT)).doesNotContain("<html", "exception", "\tat ");
        if (response.contains("Content-Type")) {
            assertThat(response).contains("Content-Type: application/json");
        }
    }

    @Test
    void refuses_a_header_that_is_too_large() throws IOException {
        String response = raw("GET /api/users HTTP/1.1\r\nHost: x\r\nX-Large: " + "x".repeat(100_000) + "\r\n\r\n");

        assertThat(response).startsWith("HTTP/1.1 431 ").doesNotContain("<html");
    }

    /** Adds two users with availability and a meeting, and returns the path of the meeting. */
    private static String addState() {
        api.user("Ann");
        api.user("Bob");
        api.open(T, T + 7200, 1, 2);
        return "/api/v2/meetings/" + api.meeting(T, T + 3600, 1, 2).get("id").asText();
    }

    private static List<String> state() {
        return List.of(
                api.get("/api/v2/users").body(),
                api.get("/api/v2/meetings").body(),
                api.get("/api/v2/users/1/schedules").body(),
                api.get("/api/v2/users/1/time_off").body(),
                api.get("/api/v2/users/1/timeline").body(),
                api.get("/api/v2/users/2/timeline").body());
    }

    private static Map<String, Map<String, String>> fieldsOfVersion2(String meeting) {
        return Map.of(
                "POST /api/v2/users",
                Map.of("name", "text", "email", "text", "time_zone", "text", "schedule", "object"),
                "PUT /api/v2/users/1/schedules/a",
                Map.of(
                        "name", "text",
                        "default", "boolean",
                        "time_zone", "text",
                        "rules", "list",
                        "travels", "list",
                        "effective_from", "date",
                        "effective_until", "date"),
                "POST /api/v2/users/1/time_off",
                Map.of(
                        "start_time", "time",
                        "end_time", "time",
                        "from", "date",
                        "until", "date",
                        "time_zone", "text",
                        "reason", "text"),
                "PATCH /api/v2/users/1",
                Map.of("name", "text", "email", "text", "time_zone", "text"),
                "POST /api/v2/users/1/availability",
                Map.of("start_time", "time", "end_time", "time", "slots", "objects"),
                "POST /api/v2/meetings",
                Map.of(
                        "attendee_ids", "ids",
                        "start_time", "time",
                        "end_time", "time",
                        "title", "text",
                        "description", "text",
                        "location", "text",
                        "recurrence", "object"),
                "PATCH " + meeting,
                Map.of(
                        "start_time", "time",
                        "end_time", "time",
                        "title", "text",
                        "description", "text",
                        "location", "text"),
                "POST " + meeting + "/cancellation",
                Map.of("reason", "text", "scope", "text"));
    }

    @Test
    void refuses_the_wrong_type_in_every_field_of_version_2_and_points_at_it() {
        String meeting = addState();
        List<String> before = state();

        fieldsOfVersion2(meeting)
                .forEach((route, fields) -> fields.forEach((field, kind) -> {
                    for (String value : WRONG.get(kind)) {
                        Api.Response response = send(route, "{\"" + field + "\": " + value + "}");
                        String what = "%s %s %s: %s".formatted(route, field, value, response);
                        assertThat(response.status()).as(what).isEqualTo(400);
                        assertThat(response.pointers()).as(what).anyMatch(pointer -> pointer.startsWith("/" + field));
                    }
                }));

        assertThat(state()).isEqualTo(before);
    }

    private static Api.Response send(String route, String body) {
        String[] parts = route.split(" ", -1);
        return api.exchange(parts[0], parts[1], "application/json", body);
    }

    @Test
    void refuses_every_unknown_field_in_version_2_and_names_it() {
        String meeting = addState();
        List<String> before = state();

        for (String route : fieldsOfVersion2(meeting).keySet()) {
            assertThat(send(route, "{\"a~b/c\": 1, \"\": [], \"Name\": null}").pointers())
                    .as(route)
                    .contains("/a~0b~1c", "/", "/Name");
        }
        assertThat(api.post(
                                "/api/v2/meetings",
                                Api.json("{'recurrence': {'frequency': 'x', 'a': 1}, 'start_time': [], 'b': {}}"))
                        .pointers())
                .containsExactly(
                        "/attendee_ids",
                        "/b",
                        "/end_time",
                        "/recurrence/a",
                        "/recurrence/count",
                        "/recurrence/frequency",
                        "/start_time");

        assertThat(state()).isEqualTo(before);
    }

    @Test
    void refuses_times_and_users_of_any_length_in_version_2() {
        String meeting = addState();
        List<String> before = state();

        for (int digits : new int[] {20, 400, 999, 5000}) {
            String number = "9".repeat(digits);
            for (String value : List.of(number, "-" + number, number + ".0", "1e" + number, "\"" + number + "\"")) {
                String times = "\"start_time\": " + value + ", \"end_time\": " + value;
                for (String route : List.of("POST /api/v2/users/1/availability", "PATCH " + meeting)) {
                    assertThat(send(route, "{" + times + "}").status())
                            .as(route)
                            .isIn(400, 422);
                }
                String body = "{\"attendee_ids\": [1, %s], %s}".formatted(value, times);
                assertThat(api.post("/api/v2/meetings", body).status()).isIn(400, 422);
                String query = "?start_time=" + value.replace("\"", "") + "&end_time=" + value.replace("\"", "");
                assertThat(api.get("/api/v2/meetings" + query).status()).isIn(400, 422);
                assertThat(api.delete("/api/v2/users/1/availability" + query).status())
                        .isIn(400, 422);
            }
        }

        assertThat(state()).isEqualTo(before);
    }

    @Test
    void refuses_texts_that_are_too_long_for_a_field_or_for_the_server() {
        String meeting = addState();
        List<String> before = state();

        for (int length : new int[] {5_001, 90_000}) {
            String text = "x".repeat(length);
            String texts = Api.json("{'title': '%1$s', 'description': '', 'location': ''}")
                    .formatted(text);
            assertThat(api.patch(meeting, texts).pointers()).containsExactly("/title");
            assertThat(api.post(
                                    "/api/v2/users",
                                    Api.json("{'name': 'Ann', 'email': '%s'}").formatted(text))
                            .pointers())
                    .containsExactly("/email");
        }
        String megabyte = Api.json("{'title': '%s'}").formatted("x".repeat(1_000_000));
        assertThat(api.patch(meeting, megabyte).status()).isEqualTo(413);
        assertThat(api.post("/api/v2/meetings", megabyte).problem()).isEqualTo("content-too-large");

        assertThat(state()).isEqualTo(before);
    }

    @Test
    void refuses_utf_8_that_is_broken() {
        String meeting = addState();
        List<String> before = state();

        for (String broken :
                List.of("\u00ff", "\u00c3", "\u00c0\u0080", "\u00ed\u00a0\u0080", "\u00f8\u0088\u0080\u0080")) {
            byte[] body =
                    Api.json("{'title': '%s', 'name': 'x'}").formatted(broken).getBytes(StandardCharsets.ISO_8859_1);
            assertThat(api.exchange("PATCH", meeting, "application/json", body).status())
                    .isEqualTo(400);
            assertThat(api.exchange("POST", "/api/v2/users", "application/json", body)
                            .status())
                    .isEqualTo(400);
        }

        assertThat(state()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v2/users?query=%00",
                "/api/v2/users?query=a%0Ab",
                "/api/v2/meetings?user_id=ann",
                "/api/v2/meetings?user_id=1.5",
                "/api/v2/meetings?status=SCHEDULED",
                "/api/v2/meetings?status=",
                "/api/v2/meetings?start_time=yesterday",
                "/api/v2/meetings?start_time=2026-01-05T08:00:00",
                "/api/v2/meetings?end_time=1.5",
                "/api/v2/users/1/availability?start_time=",
                "/api/v2/users/1/timeline?end_time=%F0%9F%9A%80",
                "/api/v2/overlaps?user_id=1&user_id=%00",
                "/api/v2/overlaps?user_id=1&user_id=2&required_user_id=x",
                "/api/v2/overlaps?user_id=1&user_id=2&at_least=99999999999999999999",
                "/api/v2/overlaps?user_id=1&user_id=2&min_duration=-1",
                "/api/v2/overlaps?user_id=1&user_id=2&kind=FULL",
                "/api/v2/overlaps?user_id=1&user_id=2&sort=available"
            })
    void refuses_a_query_that_makes_no_sense_in_version_2(String query) {
        addState();

        Api.Response response = api.get(query);

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.problem()).isEqualTo("invalid-input");
        assertThat(response.pointers()).hasSize(1);
    }

    private String raw(String request) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), api.server().port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            try (InputStream in = socket.getInputStream()) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
    }

    private void assertNothingStored() {
        assertThat(api.get("/api/users")).hasToString("200 []");
    }
}
