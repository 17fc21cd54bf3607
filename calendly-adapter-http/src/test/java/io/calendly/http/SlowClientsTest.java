package io.calendly.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.calendly.http.edge.ConnectionLimits;
import io.calendly.http.edge.TrustedProxies;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Slow clients lose their connections, and others do not notice them. */
class SlowClientsTest {

    private static final String HEAD = "GET /api/users HTTP/1.1\r\nHost: localhost\r\nX-Slow: ";
    private static final String BODY = "POST /api/v2/users HTTP/1.1\r\nHost: localhost\r\n"
            + "Content-Type: application/json\r\nContent-Length: 5000\r\n\r\n{\"name\":\"";
    private static final String LIVE = "GET /health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    private static final String METRICS = "GET /metrics HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    private static final String USERS = "GET /api/users HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

    private static final String CLOSED = "http_server_connections_closed_total ";

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration SHORT = Duration.ofMillis(300);

    private LoggedServer started;
    private final List<Socket> sockets = new ArrayList<>();
    private final ExecutorService drip = Executors.newSingleThreadExecutor();

    private LoggedServer start(HttpSettings settings) {
        started = LoggedServer.start(settings);
        return started;
    }

    @AfterEach
    void close() throws IOException {
        drip.shutdownNow();
        for (Socket socket : sockets) {
            socket.close();
        }
        started.close();
    }

    private static HttpSettings settings(int max, int share, Duration head, Duration body) {
        return LoggedServer.settings().withConnections(new ConnectionLimits(max, share, head, body, LONG));
    }

    /** Sends a byte on each of the sockets again and again, until the test ends. */
    private void dripOnAll() {
        Future<?> running = drip.submit(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                List.copyOf(sockets).forEach(socket -> RawHttp.send(socket, "x"));
                TimeUnit.MILLISECONDS.sleep(20);
            }
            return null;
        });
        assertThat(running.isCancelled()).isFalse();
    }

    @Test
    void closes_a_connection_on_which_a_head_arrives_too_slowly() throws Exception {
        start(settings(1_000, 250, SHORT, LONG));
        sockets.add(started.http().start("127.0.0.1", HEAD));
        dripOnAll();

        assertThat(RawHttp.rest(sockets.get(0))).isEmpty();
        assertThat(awaitWarnings()).singleElement().asString().contains("127.0.0.1", "too long");
    }

    @Test
    void closes_a_connection_that_is_slow_with_its_second_request_only() throws Exception {
        start(settings(1_000, 250, SHORT, LONG));
        sockets.add(started.http().start("127.0.0.1", USERS.replace("Connection: close\r\n", "") + HEAD));
        dripOnAll();

        assertThat(RawHttp.rest(sockets.get(0))).startsWith("HTTP/1.1 200 ").endsWith("[]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5000\r\n\r\n{\"name\":\"",
                "Transfer-Encoding: chunked\r\n\r\n1388\r\n{\"name\":\""
            })
    void responds_408_to_a_body_that_arrives_too_slowly(String rest) throws Exception {
        start(settings(1_000, 250, LONG, SHORT));
        for (String path : List.of("/api/v2/users", "/api/meeting")) {
            sockets.add(started.http()
                    .start(
                            "127.0.0.1",
                            "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                                    + rest));
        }
        dripOnAll();

        assertThat(RawHttp.rest(sockets.get(0))).startsWith("HTTP/1.1 408 ").contains("/api/problems/request-timeout");
        assertThat(RawHttp.rest(sockets.get(1))).startsWith("HTTP/1.1 408 ").contains("{\"error\":\"");
        assertThat(awaitWarnings()).hasSize(1);
    }

    @Test
    void responds_413_to_a_client_that_is_still_sending() throws Exception {
        byte[] bytes = "x".repeat(100_000).getBytes(StandardCharsets.UTF_8);
        start(settings(1_000, 250, LONG, LONG));
        for (String path : List.of("/api/v2/users", "/api/meeting")) {
            Socket socket = started.http()
                    .start(
                            "127.0.0.1",
                            "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                                    + "Content-Length: 2000000\r\n\r\n");
            sockets.add(socket);
            for (int i = 0; i < 20; i++) {
                socket.getOutputStream().write(bytes);
                TimeUnit.MILLISECONDS.sleep(20);
            }
            assertThat(RawHttp.rest(socket)).startsWith("HTTP/1.1 413 ");
        }
    }

    @Test
    void bounds_the_share_of_one_address() throws Exception {
        start(settings(1_000, 10, LONG, LONG));
        for (int i = 0; i < 15; i++) {
            sockets.add(started.http().start("127.0.0.1", i % 2 == 0 ? HEAD : BODY));
        }
        for (int i = 0; i < 10; i++) {
            sockets.add(started.http().start("127.0.0.2", HEAD));
        }
        dripOnAll();
        // Micrometer holds what it measures weakly.
        System.gc();

        for (int i = 0; i < 1_000 && !metrics().contains(CLOSED + "5.0\n"); i++) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        assertThat(metrics()).contains(CLOSED + "5.0\n");
        awaitOpen(21);
        assertThat(awaitWarnings()).singleElement().asString().contains("127.0.0.1 because it had more than 10");
    }

    @Test
    void does_not_bound_the_share_of_a_trusted_proxy() throws Exception {
        start(settings(1_000, 10, LONG, LONG).withProxies(TrustedProxies.parse("127.0.0.1")));
        for (int i = 0; i < 15; i++) {
            sockets.add(started.http().start("127.0.0.1", HEAD));
            sockets.add(started.http().start("127.0.0.2", HEAD));
        }
        dripOnAll();

        for (int i = 0; i < 1_000 && !metrics().contains(CLOSED + "5.0\n"); i++) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        awaitOpen(26);
        assertThat(awaitWarnings()).singleElement().asString().contains("127.0.0.2 because it had more than 10");
    }

    @Test
    void takes_the_connections_of_a_trusted_proxy_last() throws Exception {
        start(settings(20, 20, LONG, LONG).withProxies(TrustedProxies.parse("127.0.0.1")));
        // Those of the other address come first, because a connection has to wait for a moment before it gives way.
        sockets.add(started.http().start("127.0.0.2", HEAD));
        sockets.add(started.http().start("127.0.0.2", HEAD));
        for (int i = 0; i < 18; i++) {
            sockets.add(started.http().start("127.0.0.1", HEAD));
        }
        dripOnAll();

        assertAnswers();
        assertThat(awaitWarnings())
                .singleElement()
                .asString()
                .contains("127.0.0.2 because all 20 connections were taken");
    }

    @Test
    void answers_another_address_while_one_has_1010_slow_connections() throws Exception {
        start(LoggedServer.settings().withConnections(ConnectionLimits.DEFAULT));
        for (int i = 0; i < 1_010; i++) {
            sockets.add(started.http().start("127.0.0.1", i % 2 == 0 ? HEAD : BODY));
            assertAnswersEverySoOften(i);
        }
        dripOnAll();
        awaitOpen(251);

        assertAnswers();
        assertThat(awaitWarnings()).hasSize(1);
    }

    @Test
    void answers_a_new_address_while_many_addresses_hold_all_connections() throws Exception {
        start(settings(100, 25, LONG, LONG));
        for (int i = 0; i < 130; i++) {
            sockets.add(started.http().start("127.0.0." + (10 + i % 50), HEAD));
            assertAnswersEverySoOften(i);
        }
        dripOnAll();

        assertAnswers();
        assertThat(awaitWarnings()).singleElement().asString().contains("all 100 connections were taken");
    }

    @Test
    void keeps_many_connections_of_one_address_that_are_used() throws Exception {
        start(settings(1_000, 10, LONG, LONG));
        for (int i = 0; i < 60; i++) {
            sockets.add(started.http().start("127.0.0.1", USERS));
        }

        for (Socket socket : sockets) {
            assertThat(RawHttp.rest(socket)).startsWith("HTTP/1.1 200 ");
        }
        assertThat(started.warnings()).isEmpty();
    }

    @Test
    void accepts_a_burst_of_600_connections() throws Exception {
        start(LoggedServer.settings());
        for (int i = 0; i < 600; i++) {
            sockets.add(started.http().start("127.0.0.1", LIVE));
        }

        for (Socket socket : sockets) {
            assertThat(RawHttp.rest(socket)).startsWith("HTTP/1.1 200 ");
        }
    }

    private void assertAnswersEverySoOften(int connections) throws IOException {
        if (connections % 100 == 99) {
            assertAnswers();
        }
    }

    private void assertAnswers() throws IOException {
        for (String request : List.of(LIVE, METRICS, USERS)) {
            assertThat(started.http().exchange("127.0.0.2", request)).startsWith("HTTP/1.1 200 ");
        }
    }

    /** Waits for a line in the log, which may come after the connection is closed. */
    private List<String> awaitWarnings() throws InterruptedException {
        for (int i = 0; i < 1_000 && started.warnings().isEmpty(); i++) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        return started.warnings();
    }

    private String metrics() throws IOException {
        return started.http().exchange("127.0.0.3", METRICS);
    }

    /**
     * Waits until some connections are open, that of the question included. An earlier question may count for a moment
     * after its reply.
     */
    private void awaitOpen(int connections) throws Exception {
        long open = open();
        for (int i = 0; i < 1_000 && open != connections; i++) {
            TimeUnit.MILLISECONDS.sleep(20);
            open = open();
        }
        assertThat(open).isEqualTo(connections);
    }

    private long open() throws IOException {
        return metrics()
                .lines()
                .filter(line -> line.startsWith("http_server_connections "))
                .mapToLong(line -> Math.round(Double.parseDouble(line.substring(line.indexOf(' ')))))
                .sum();
    }
}
