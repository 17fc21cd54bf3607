package io.calendly.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calendly.application.Services;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.SecureRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A port of their own has the metrics and nothing else, and the port of the API has all else. */
class MetricsPortTest {

    private static LoggedServer start() {
        return LoggedServer.start(LoggedServer.settings().withMetricsPort(0));
    }

    private static RawHttp metricsOf(LoggedServer started) {
        return new RawHttp(started.server().metricsPort().orElseThrow());
    }

    private static String get(String path) {
        return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    }

    @Test
    void has_the_metrics_of_the_server() throws Exception {
        try (LoggedServer started = start()) {
            started.http().exchange(get("/api/users"));

            String counted = "_count{method=\"GET\",route=\"/api/users\",status=\"200\"} 1\n";
            String metrics = metricsOf(started).exchange(get("/metrics"));
            // A request is counted shortly after its response.
            for (int i = 0; i < 1_000 && !metrics.contains(counted); i++) {
                TimeUnit.MILLISECONDS.sleep(5);
                metrics = metricsOf(started).exchange(get("/metrics"));
            }
            assertThat(metrics)
                    .startsWith("HTTP/1.1 200 ")
                    .contains(
                            "\r\nContent-Type: text/plain; version=0.0.4; charset=utf-8\r\n",
                            "\r\nX-Content-Type-Options: nosniff\r\n",
                            "jvm_memory_used_bytes{",
                            "calendly_refusals_total{",
                            "http_server_connections ",
                            counted);
            assertThat(started.http().exchange(get("/metrics")))
                    .startsWith("HTTP/1.1 404 ")
                    .contains("{\"error\":\"");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/api/users", "/api/v2/users", "/api/docs", "/api/openapi.json", "/health/live", "/metrics/"
            })
    void has_nothing_else(String path) throws IOException {
        try (LoggedServer started = start()) {
            String response = metricsOf(started).exchange(get(path));

            assertThat(response).startsWith(path.equals("/metrics/") ? "HTTP/1.1 200 " : "HTTP/1.1 404 ");
            assertThat(response).containsPattern("\r\nX-Request-Id: [0-9a-f]+\r\n");
        }
    }

    @Test
    void accepts_no_other_method_and_no_other_name() throws IOException {
        try (LoggedServer started = start()) {
            assertThat(metricsOf(started).exchange(get("/metrics").replace("GET", "POST")))
                    .startsWith("HTTP/1.1 405 ");
            assertThat(metricsOf(started).exchange(get("/metrics").replace("localhost", "evil.example")))
                    .startsWith("HTTP/1.1 421 ");
        }
    }

    @Test
    void stops_with_the_server() throws IOException {
        LoggedServer started = start();
        RawHttp metrics = metricsOf(started);
        metrics.exchange(get("/metrics"));

        started.close();

        assertThatThrownBy(() -> metrics.exchange(get("/metrics"))).isInstanceOf(ConnectException.class);
    }

    @Test
    void is_not_there_unless_it_is_set() {
        try (LoggedServer started = LoggedServer.start(LoggedServer.settings())) {
            assertThat(started.server().metricsPort()).isEmpty();
        }
    }

    @Test
    void leaves_no_server_behind_if_it_is_taken() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            HttpSettings settings = HttpSettings.at("127.0.0.1", port).withMetricsPort(taken.getLocalPort());

            assertThatThrownBy(() -> HttpServer.start(
                            settings, Services.on(new SwitchableStorage(), () -> Api.NOW, new SecureRandom())))
                    .isInstanceOf(RuntimeException.class);
            assertThatThrownBy(() -> new RawHttp(port).exchange(get("/health/live")))
                    .isInstanceOf(ConnectException.class);
        }
    }
}
