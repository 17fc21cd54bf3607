package io.calendly.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.calendly.http.edge.AllowedOrigins;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a browser sends for a page of another site changes nothing, and a server of this machine has no other name. */
class OtherSitesTest {

    private static final String ALLOWED = "https://app.example";

    private static LoggedServer started;

    @BeforeAll
    static void start() {
        started = LoggedServer.start(
                LoggedServer.settings().withOrigins(AllowedOrigins.parse(ALLOWED + ", http://localhost:3000")));
    }

    @AfterAll
    static void stop() {
        started.close();
    }

    private static String send(String request, String headers, String type, String body) throws Exception {
        String host = headers.contains("Host:") ? "" : "Host: localhost:5001\r\n";
        return started.http()
                .exchange(request + " HTTP/1.1\r\n" + host + headers.replace(" ; ", "\r\n")
                        + (headers.isEmpty() ? "" : "\r\n") + "Connection: close\r\nContent-Type: " + type
                        + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Site: same-site",
                "Sec-Fetch-Site: nonsense",
                "Origin: http://evil.example",
                "Origin: null",
                "Origin:",
                "Origin: http://localhost:5002",
                "Origin: http://localhost",
                "Origin: http://localhost:5001.evil.example",
                "Origin: http://evil.example ; Sec-Fetch-Site: cross-site",
                "Origin: http://evil.example ; Sec-Fetch-Site: same-origin",
                "Origin: http://localhost:5001 ; Sec-Fetch-Site: cross-site",
                "Origin: http://localhost:5001 ; Origin: http://evil.example",
                "Host: evil.example ; Origin: http://evil.example ; Sec-Fetch-Site: cross-site"
            })
    void rejects_writes_for_pages_of_other_sites(String headers) throws Exception {
        String form = "application/x-www-form-urlencoded";
        String classic = send("POST /api/availability/1", headers, form, "start_time=1924992000&end_time=1924999200");
        String cancel = send("POST /api/v2/meetings/1/cancellation", headers, "text/plain", "");
        String add = send("POST /api/v2/users", headers, "application/json", "{\"name\":\"Eve\"}");
        String remove = send("DELETE /api/v2/users/1", headers, "text/plain", "");

        assertThat(classic).startsWith("HTTP/1.1 403 ").contains("{\"error\":\"");
        assertThat(cancel).startsWith("HTTP/1.1 403 ").contains("application/problem+json", "/api/problems/forbidden");
        assertThat(add).startsWith("HTTP/1.1 403 ");
        assertThat(remove).startsWith("HTTP/1.1 403 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Sec-Fetch-Site: none",
                "Sec-Fetch-Site: same-origin ; Origin: http://localhost:5001",
                "Origin: http://LOCALHOST:5001",
                "Host: localhost ; Origin: https://localhost",
                "Host: localhost:80 ; Origin: http://localhost",
                "Origin: https://app.example ; Sec-Fetch-Site: cross-site",
                "Origin: http://localhost:3000 ; Sec-Fetch-Site: same-site",
                "Host: app.example ; Origin: https://app.example ; Sec-Fetch-Site: same-origin"
            })
    void accepts_writes_of_programs_of_its_own_pages_and_of_allowed_origins(String headers) throws Exception {
        assertThat(send("POST /api/v2/users", headers, "application/json", "{\"name\":\"Ann\"}"))
                .startsWith("HTTP/1.1 201 ");
        assertThat(send("POST /api/availability/99", headers, "application/json", ""))
                .startsWith("HTTP/1.1 400 ");
    }

    @Test
    void responds_to_reads_for_pages_of_other_sites_which_cannot_read_the_response() throws Exception {
        String response = send("GET /api/users", "Origin: http://evil.example ; Sec-Fetch-Site: cross-site", "x/y", "");

        assertThat(response).startsWith("HTTP/1.1 200 ").doesNotContain("Access-Control");
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "localhost, 200",
                "LocalHost:1234, 200",
                "a.b.localhost:1, 200",
                "127.0.0.1:5001, 200",
                "127.99.1.2, 200",
                "[::1]:5001, 200",
                "app.example, 200",
                "evil.example, 421",
                "evil.example:5001, 421",
                "localhost.evil.example, 421",
                "127.0.0.1.evil.example, 421",
                "notlocalhost, 421",
                "192.168.1.7, 421",
                "0.0.0.0, 421",
                "x, 421"
            })
    void answers_to_the_names_of_this_machine_only_while_it_listens_on_a_loopback_address(String host, int status)
            throws Exception {
        for (String path : new String[] {"/", "/api/users", "/api/v2/users?count=1", "/metrics", "/health/live"}) {
            assertThat(send("GET " + path, "Host: " + host, "text/plain", ""))
                    .as(path)
                    .startsWith("HTTP/1.1 " + status + " ");
        }
    }

    @Test
    void answers_to_every_name_if_it_listens_on_another_address() throws Exception {
        try (LoggedServer open = LoggedServer.start(HttpSettings.at("0.0.0.0", 0))) {
            String response =
                    open.http().exchange("GET /api/users HTTP/1.1\r\nHost: any.example\r\nConnection: close\r\n\r\n");

            assertThat(response).startsWith("HTTP/1.1 200 ");
        }
    }
}
