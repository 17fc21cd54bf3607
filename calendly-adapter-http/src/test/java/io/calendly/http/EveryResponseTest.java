package io.calendly.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The header fields that every response has, and the shape that every error has. */
class EveryResponseTest {

    @RegisterExtension
    static final Api api = new Api();

    private static String raw(String request) throws IOException {
        return new RawHttp(api.server()).exchange(request);
    }

    private static String send(String request, String... headers) throws IOException {
        String lines = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        return raw(request + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + lines + "\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /",
                "GET /api/users",
                "GET /api/nope",
                "DELETE /api/users",
                "GET /api/v2/users",
                "GET /api/v2/users/1",
                "GET /api/v2/users/%",
                "GET /api/docs",
                "GET /api/docs/start.js",
                "GET /api/problems/not-free",
                "GET /health/live",
                "GET /metrics",
                "HEAD /api/users",
                "POST /api/v2/users",
                "GET http://[::1/",
                "nonsense"
            })
    void lets_browsers_guess_frame_and_refer_nothing(String request) throws IOException {
        String response = send(request);

        assertThat(response)
                .containsOnlyOnce("\r\nX-Content-Type-Options: nosniff\r\n")
                .containsOnlyOnce("\r\nReferrer-Policy: no-referrer\r\n")
                .containsOnlyOnce("\r\nX-Frame-Options: DENY\r\n")
                .containsOnlyOnce("\r\nCross-Origin-Resource-Policy: same-origin\r\n")
                .containsOnlyOnce("\r\nContent-Security-Policy: default-src ")
                .containsOnlyOnce("frame-ancestors 'none'\r\n")
                .containsOnlyOnce("\r\nVary: Accept-Encoding\r\n");
        assertThat(send(request, "Content-Length: few")).contains("\r\nX-Content-Type-Options: nosniff\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/users",
                "GET /api/admin/users",
                "GET /api/availability/1",
                "POST /api/meeting",
                "GET /api/nope",
                "GET /api/v2/users",
                "GET /api/v2/users/77",
                "GET /api/v2/users/%",
                "PUT /api/v2/users",
                "HEAD /api/v2/users"
            })
    void keeps_caches_from_storing_the_data_of_users(String request) throws IOException {
        assertThat(send(request)).containsOnlyOnce("\r\nCache-Control: ").contains("\r\nCache-Control: no-store\r\n");
        assertThat(send(request, "Content-Length: few"))
                .startsWith("HTTP/1.1 400 ")
                .contains("\r\nCache-Control: no-store\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /",
                "GET /api/docs",
                "GET /api/docs/start.js",
                "GET /api/openapi.yaml",
                "GET /api/openapi.json",
                "GET /api/problems/not-free"
            })
    void lets_caches_store_what_is_the_same_for_all(String request) throws IOException {
        assertThat(send(request)).startsWith("HTTP/1.1 200 ").doesNotContain("no-store");
    }

    @Test
    void gives_the_full_surface_problems_and_all_else_the_classic_shape() throws IOException {
        for (List<String> wanted : List.of(
                List.of("GET /api/v2", "404", "No route has this path"),
                List.of("GET /api/v2/", "404", "No route has this path"),
                List.of("GET /api/v2?x=1", "404", "No route has this path"),
                List.of("GET /api/v2/nope", "404", "No route has this path"),
                List.of("GET /api/v2/users/%", "400", "The path is malformed"),
                List.of("GET /api/v2/users/%?x=%", "400", "The path is malformed"),
                List.of("GET /api/v2/users/%zz", "400", "The path is malformed"),
                List.of("GET /api/v2/users/%ff", "4", ""),
                List.of("GET /api/v2/users/%00", "4", ""),
                List.of("GET /api/v2/users/abc", "404", "The id of a user is an integer"),
                List.of("GET /api/v2/users/1.5/availability", "404", "The id of a user is an integer"),
                List.of("GET /api/v2/meetings/1", "404", "The id of a meeting is a UUID"),
                List.of("DELETE /api/v2/meetings/7", "405", "POST /api/v2/meetings/7/cancellation"),
                List.of("POST /api/v2/users/7/schedules", "405", "PUT /api/v2/users/7/schedules/{name}"),
                List.of("GET /api/v2/users/7/schedules/A_B", "404", "The id of a schedule is a name"),
                List.of("GET /api/v2/users/7/time_off/7", "404", "The id of a time off is a UUID"),
                List.of("PUT /api/v2/users/7", "405", "PATCH changes"),
                List.of("PUT /api/v2/overlaps", "405", "This path allows "),
                List.of("GET /api/v2/users/7/meetings", "404", "/api/v2/meetings?user_id=7"))) {
            String response = send(wanted.get(0));
            assertThat(response)
                    .as(wanted.get(0))
                    .startsWith("HTTP/1.1 " + wanted.get(1))
                    .contains("Content-Type: application/problem+json", "\"detail\":\"", wanted.get(2))
                    .doesNotContain("\"detail\":\"Not Found\"", "\"error\"");
        }
        for (String path : List.of("/api/%", "/%zz", "/api/availability/%", "/api/v2x", "/api/nope", "/nope")) {
            assertThat(send("GET " + path))
                    .as(path)
                    .startsWith("HTTP/1.1 4")
                    .contains("Content-Type: application/json", "{\"error\":\"");
        }
    }

    @Test
    void gives_an_id_that_is_none_the_problem_of_an_id_that_nobody_has() {
        assertThat(api.get("/api/v2/meetings/1").problem()).isEqualTo("unknown-meeting");
        assertThat(api.get("/api/v2/users/abc").problem()).isEqualTo("unknown-user");
        assertThat(api.get("/api/availability/abc").body()).isEqualTo("{\"error\":\"Not Found\"}");
    }

    @Test
    void answers_the_root_with_a_page_that_links_to_the_documentation() {
        Api.Response page = api.get("/");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.contentType()).startsWith("text/html");
        assertThat(page.body()).contains("<a href=\"/api/docs\">", "scheduling");
        assertThat(page.header("Content-Security-Policy")).startsWith("default-src 'none'; style-src 'unsafe-inline'");
    }

    @Test
    void compresses_lists_and_never_what_has_an_entity_tag() throws IOException {
        String longest = "x".repeat(4_000);
        api.user("Ann");
        api.user("Bob");
        api.open(Api.T, Api.T + 7200, 1, 2);
        String body = "{\"attendee_ids\":[1,2],\"start_time\":" + Api.T + ",\"end_time\":" + (Api.T + 3600)
                + ",\"description\":\"" + longest + "\"}";
        String meeting = "/api/v2/meetings/"
                + api.post("/api/v2/meetings", body).json().get("id").asText();

        String plain = send("GET " + meeting);
        String asked = send("GET " + meeting, "Accept-Encoding: gzip");
        String list = send("GET /api/v2/meetings", "Accept-Encoding: gzip");

        assertThat(plain).contains("\r\nETag: \"1\"\r\n", "\r\nVary: Accept-Encoding\r\n", longest);
        assertThat(asked)
                .contains("\r\nETag: \"1\"\r\n", "\r\nVary: Accept-Encoding\r\n", longest)
                .doesNotContain("Content-Encoding");
        assertThat(list).contains("\r\nContent-Encoding: gzip\r\n", "\r\nVary: Accept-Encoding\r\n");
        assertThat(api.send("PATCH", meeting, Map.of("If-Match", "\"1\""), "{\"title\":\"T\"}")
                        .status())
                .isEqualTo(200);
    }
}
