package io.calendly.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A body that is broken or never complete is a fault of the client: no 500, no alarm, no line in the log. */
class ClientFaultsTest {

    private static final List<String> PATHS = List.of("/api/v2/users", "/api/meeting", "/api/availability/1");

    private static final String METRICS = "GET /metrics HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

    private final LoggedServer started = LoggedServer.start(LoggedServer.settings());
    private final RawHttp http = started.http();

    @AfterEach
    void stop() {
        started.close();
    }

    private static String chunked(String path, String chunks) {
        return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n" + chunks;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zz\r\n{}\r\n0\r\n\r\n",
                "-1\r\n{}\r\n0\r\n\r\n",
                "2\r\n{}\r\nzz\r\n{}\r\n0\r\n\r\n",
                "ffffffffffffffffffff\r\n{}\r\n0\r\n\r\n",
                "2\r\n{}{}{}{}\r\n0\r\n\r\n",
                "\r\n\r\n"
            })
    void responds_400_to_broken_chunks_in_the_shape_of_the_surface(String chunks) throws Exception {
        for (String path : PATHS) {
            String response = http.exchange(chunked(path, chunks));

            assertThat(response).as(path).startsWith("HTTP/1.1 400 ").containsIgnoringCase("\r\nX-Request-Id: ");
            assertThat(response.contains("application/problem+json"))
                    .as(response)
                    .isEqualTo(path.startsWith("/api/v2"));
        }
        assertNoAlarm(PATHS.size());
    }

    @Test
    void responds_400_to_a_foreign_host_with_broken_chunks_too() throws Exception {
        String response =
                http.exchange(chunked("/api/v2/users", "zz\r\n{}\r\n0\r\n\r\n").replace("localhost", "x"));

        assertThat(response).startsWith("HTTP/1.1 400 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 50\r\n\r\n{\"na", "Transfer-Encoding: chunked\r\n\r\n20\r\n{\"na"})
    void takes_a_hang_up_within_a_body_for_a_fault_of_the_client(String rest) throws Exception {
        int hangUps = 0;
        for (boolean isReset : List.of(true, false)) {
            for (String path : PATHS) {
                try (Socket socket = http.start(
                        "127.0.0.1",
                        "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" + rest)) {
                    if (isReset) {
                        socket.setSoLinger(true, 0);
                    }
                }
                hangUps++;
            }
        }

        assertNoAlarm(hangUps);
    }

    @Test
    void takes_a_hang_up_after_the_first_100_000_bytes_for_a_fault_of_the_client() throws Exception {
        try (Socket socket = http.start(
                "127.0.0.1",
                "POST /api/v2/users HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + "Content-Length: 150000\r\n\r\n" + "x".repeat(120_000))) {
            socket.shutdownOutput();
        }

        assertNoAlarm(1);
    }

    @Test
    void takes_a_hang_up_before_the_reply_for_no_failure() throws Exception {
        for (int i = 0; i < 200; i++) {
            String path = i % 2 == 0 ? "/api/openapi.json" : "/api/v2/users";
            try (Socket socket = http.start("127.0.0.1", "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n")) {
                socket.setSoLinger(true, 0);
            }
        }

        assertNoAlarm(0);
    }

    /** Waits until some requests are counted with a status of 4xx, and checks that none was a failure. */
    private void assertNoAlarm(int requests) throws Exception {
        String metrics = http.exchange(METRICS);
        for (int i = 0; i < 2_000 && faults(metrics) < requests; i++) {
            TimeUnit.MILLISECONDS.sleep(5);
            metrics = http.exchange(METRICS);
        }
        assertThat(faults(metrics)).as(metrics).isEqualTo(requests);
        assertThat(metrics).doesNotContain("status=\"500\"");
        assertThat(started.warnings()).isEmpty();
    }

    private static long faults(String metrics) {
        return metrics.lines()
                .filter(line -> line.matches("http_server_requests_seconds_count\\{.*status=\"4..\"} .*"))
                .mapToLong(line -> Math.round(Double.parseDouble(line.substring(line.lastIndexOf(' ')))))
                .sum();
    }
}
