package io.calendly.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.calendly.http.edge.AllowedOrigins;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of the allowed origins may send every request of the API and read the responses; others may not. */
class CrossOriginTest {

    private static LoggedServer started;

    @BeforeAll
    static void start() {
        started = LoggedServer.start(
                LoggedServer.settings().withOrigins(AllowedOrigins.parse("https://app.example:443")));
    }

    @AfterAll
    static void stop() {
        started.close();
    }

    private static String send(String request, String... headers) throws Exception {
        return send(started, request, headers);
    }

    private static String send(LoggedServer to, String request, String... headers) throws Exception {
        String lines = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        return to.http()
                .exchange(request + " HTTP/1.1\r\nHost: localhost\r\n" + lines
                        + "Connection: close\r\nContent-Length: 0\r\n\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/v2/users",
                "GET /api/v2/users/77",
                "GET /api/v2/users/%",
                "GET /api/v2/nope",
                "PUT /api/v2/users",
                "POST /api/v2/users",
                "GET /api/openapi.json",
                "GET /api/problems/not-free"
            })
    void lets_allowed_pages_read_every_response(String request) throws Exception {
        assertThat(send(request, "Origin: https://app.example"))
                .contains(
                        "\r\nAccess-Control-Allow-Origin: https://app.example\r\n",
                        "\r\nAccess-Control-Expose-Headers: ETag, Location, RateLimit-Limit, RateLimit-Remaining,"
                                + " RateLimit-Reset, Retry-After, WWW-Authenticate, X-Request-Id\r\n",
                        "\r\nVary: Accept-Encoding, Origin\r\n");
        assertThat(send(request, "Origin: https://evil.example"))
                .doesNotContain("Access-Control")
                .contains("\r\nVary: Accept-Encoding, Origin\r\n");
        assertThat(send(request)).doesNotContain("Access-Control").contains("\r\nVary: Accept-Encoding, Origin\r\n");
    }

    @Test
    void answers_preflights_of_allowed_pages() throws Exception {
        String response = send(
                "OPTIONS /api/v2/meetings/1",
                "Origin: https://app.example",
                "Access-Control-Request-Method: PATCH",
                "Access-Control-Request-Headers: content-type,if-match");

        assertThat(response)
                .startsWith("HTTP/1.1 204 ")
                .contains(
                        "\r\nAccess-Control-Allow-Origin: https://app.example\r\n",
                        "\r\nAccess-Control-Allow-Methods: GET, HEAD, POST, PUT, PATCH, DELETE\r\n",
                        "\r\nAccess-Control-Max-Age: 600\r\n");
        assertThat(response.toLowerCase(Locale.ROOT))
                .contains("access-control-allow-headers: authorization, content-type, idempotency-key, if-match,"
                        + " if-none-match, x-act-as, x-request-id\r\n");
    }

    @Test
    void answers_no_preflight_of_other_pages_and_none_without_origins() throws Exception {
        String[] other = {"Origin: https://evil.example", "Access-Control-Request-Method: PATCH"};
        String[] page = {"Origin: https://app.example", "Access-Control-Request-Method: PATCH"};

        assertThat(send("OPTIONS /api/v2/users/1", other))
                .startsWith("HTTP/1.1 405 ")
                .doesNotContain("Access-Control");
        assertThat(send("OPTIONS /health/live", page))
                .startsWith("HTTP/1.1 405 ")
                .doesNotContain("Access-Control");
        try (LoggedServer closed = LoggedServer.start(LoggedServer.settings())) {
            assertThat(send(closed, "OPTIONS /api/v2/users/1", page))
                    .startsWith("HTTP/1.1 405 ")
                    .doesNotContain("Access-Control");
            assertThat(send(closed, "GET /api/v2/users", page[0]))
                    .startsWith("HTTP/1.1 200 ")
                    .doesNotContain("Access-Control");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "null",
                "app.example",
                "https://app.example/",
                "https://app.example/path",
                "https://*.example",
                "https://app.example https://b.example",
                "https://",
                "https://a:b",
                "https://ä.example"
            })
    void takes_exact_origins_only(String list) {
        assertThatIllegalArgumentException().isThrownBy(() -> AllowedOrigins.parse(list));
    }

    @Test
    void takes_a_list_with_spaces_and_in_any_case() {
        assertThat(AllowedOrigins.parse(" https://App.Example , http://localhost:3000,capacitor://localhost, ")
                        .origins())
                .containsExactlyInAnyOrder("https://app.example", "http://localhost:3000", "capacitor://localhost");
        assertThat(AllowedOrigins.parse("").origins()).isEmpty();
    }
}
