package io.calendly.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import io.calendly.application.Services;
import io.calendly.http.access.Access;
import io.calendly.http.observe.CompletedRequest;
import io.calendly.http.observe.Metrics;
import io.calendly.http.observe.Observer;
import io.calendly.http.observe.RequestTrace;
import io.calendly.http.v2.V2Routes;
import io.calendly.ports.Stores;
import io.calendly.ports.Transactor;
import io.javalin.Javalin;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** A test of the observability of requests: metrics, the log and request ids. */
class ObservedTest {

    private static final int PERMITS = 2;
    private static final int QUEUE_SIZE = 2;
    private static final Pattern NEW_ID = Pattern.compile("[0-9a-f]{1,16}");

    private final SwitchableStorage storage = new SwitchableStorage();
    private final Queue<CompletedRequest> completed = new ConcurrentLinkedQueue<>();
    private final HttpServer server = start(storage);
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void counts_requests_by_method_route_and_status_and_how_long_they_took() throws Exception {
        send("GET", "/api/availability/1?start_time=0");
        send("GET", "/api/availability/77");
        send("GET", "/api/availability/ann");
        send("HEAD", "/api/users");

        assertThat(metricsWith(
                        "http_server_requests_seconds_count{method=\"GET\",route=\"/api/availability/{user_id}\",status=\"200\"} 2\n",
                        "http_server_requests_seconds_count{method=\"HEAD\",route=\"/api/users\",status=\"200\"} 1\n"))
                .contains(
                        "http_server_requests_seconds_bucket{method=\"GET\",route=\"/api/availability/{user_id}\",status=\"200\",le=\"+Inf\"} 2\n",
                        ",le=\"0.001\"}",
                        ",le=\"10.0\"}",
                        "http_server_requests_in_flight 1.0\n",
                        "http_server_requests_waiting 0.0\n")
                .doesNotContain("availability/7", "ann\"", "start_time=");
    }

    @Test
    void counts_refusals_by_code() throws Exception {
        send(request("/api/availability/1")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"start_time\": 4000000000, \"end_time\": 4000003600}")));
        send("GET", "/api/v2/users/77");

        String metrics = metricsWith("calendly_refusals_total{code=\"unknown-user\"} 2.0\n");
        for (String code : V2Routes.problems().refusalCodes()) {
            assertThat(metrics).contains("calendly_refusals_total{code=\"" + code + "\"} ");
        }
    }

    @Test
    void has_metrics_of_the_jvm() throws Exception {
        assertThat(metricsWith("jvm_"))
                .contains(
                        "jvm_memory_used_bytes{area=\"heap\"", "jvm_threads_live_threads ", "process_uptime_seconds ");
    }

    @Test
    void gives_unknown_paths_and_methods_no_labels_of_their_own() throws Exception {
        for (int i = 0; i < 5; i++) {
            send("GET", "/nowhere/" + i);
            send("GET", "/api/docs/" + i);
            send("NOSUCH" + i, "/api/users");
        }

        assertThat(metricsWith(
                        "_count{method=\"GET\",route=\"unmatched\",status=\"404\"} 5\n",
                        "_count{method=\"GET\",route=\"/api/docs/{file}\",status=\"404\"} 5\n",
                        "_count{method=\"OTHER\",route=\"unmatched\",status=\"405\"} 5\n"))
                .doesNotContain("nowhere", "NOSUCH", "docs/1");
    }

    @Test
    void counts_requests_that_are_refused_before_any_route_and_gives_them_ids() throws Exception {
        CountDownLatch hold = storage.hold();
        List<CompletableFuture<HttpResponse<String>>> responses = new ArrayList<>();
        for (int i = 0; i < PERMITS + QUEUE_SIZE + 3; i++) {
            responses.add(client.sendAsync(request("/api/users").build(), HttpResponse.BodyHandlers.ofString()));
        }
        await(() -> responses.stream().filter(CompletableFuture::isDone).count() == 3);
        String busy = metricsWith("_count{method=\"GET\",route=\"unmatched\",status=\"503\"} 3\n");
        hold.countDown();
        String malformed = malformed();

        assertThat(busy).contains("http_server_requests_waiting 2.0\n", "http_server_requests_in_flight 5.0\n");
        for (CompletableFuture<HttpResponse<String>> response : responses) {
            assertThat(id(response.get(30, TimeUnit.SECONDS))).matches(NEW_ID);
        }
        assertThat(malformed).startsWith("HTTP/1.1 400 ").containsPattern("\r\nX-Request-Id: [0-9a-f]+\r\n");
        metricsWith("route=\"unmatched\",status=\"400\"} 1\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "7", "Root=1-67891233-abcdef012345678912345678", "0/a.b_c:d/e+f=g@h-i"})
    void takes_the_id_that_a_request_brings(String id) throws Exception {
        assertThat(id(send(request("/api/users").header("X-Request-Id", id)))).isEqualTo(id);
        assertThat(id(send(request("/nowhere").header("X-Request-Id", id)))).isEqualTo(id);
        assertThat(id(send(request("/api/docs").header("X-Request-Id", id)))).isEqualTo(id);
        storage.setUnavailable(true);
        HttpResponse<String> away = send(request("/api/v2/users/1").header("X-Request-Id", id));
        assertThat(away.statusCode()).isEqualTo(503);
        assertThat(id(away)).isEqualTo(id);
        await(() -> completed.size() == 4);
        assertThat(completed).extracting(CompletedRequest::id).containsOnly(id);
    }

    @Test
    void takes_ids_of_up_to_128_characters() throws Exception {
        String longest = "x".repeat(128);

        assertThat(id(send(request("/api/users").header("X-Request-Id", longest))))
                .isEqualTo(longest);
        assertThat(id(send(request("/api/users").header("X-Request-Id", longest + "x"))))
                .matches(NEW_ID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "\"", "a\"b", "{}", "<a>", "a\tb", "$(x)", "%0a", "a,b", "a;b", "\u00fc"})
    void replaces_an_id_that_is_not_safe_in_a_log(String id) throws Exception {
        assertThat(id(send(request("/api/users").header("X-Request-Id", id)))).matches(NEW_ID);
    }

    @Test
    void makes_an_id_of_its_own_for_each_request() throws Exception {
        assertThat(id(send("GET", "/api/users"))).matches(NEW_ID).isNotEqualTo(id(send("GET", "/api/users")));
    }

    @Test
    void logs_each_request_without_text_from_its_client() throws Exception {
        send(request("/api/v2/users/77?token=secret%0d%0a").header("X-Request-Id", "r1"));
        send(request("/secret%22%0a").header("X-Request-Id", "r2"));
        send(request("/health/live").header("X-Request-Id", "r3"));
        send(request("/metrics").header("X-Request-Id", "r4"));

        await(() -> completed.size() == 4);
        assertThat(completed)
                .extracting(request -> request.toString().replaceAll(" \\d+\\.\\d+ ms ", " … ms "))
                .containsExactlyInAnyOrder(
                        "GET /api/v2/users/{user_id} 400 … ms r1 administrator",
                        "GET unmatched 404 … ms r2 -",
                        "GET /health/live 200 … ms r3 -",
                        "GET /metrics 200 … ms r4 administrator");
        assertThat(completed)
                .filteredOn(CompletedRequest::isRoutine)
                .extracting(CompletedRequest::id)
                .containsExactlyInAnyOrder("r3", "r4");
    }

    @Test
    void logs_the_caller_of_a_request() throws Exception {
        Observer observer = new Observer(new Metrics(), completed::add);
        Javalin app = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.jetty.modifyServer(jetty -> jetty.setRequestLog(observer));
                    config.routes.beforeMatched(ctx -> RequestTrace.of(ctx).by("user:5"));
                    config.routes.get("/", ctx -> ctx.result(""));
                })
                .start("127.0.0.1", 0);
        try {
            for (String path : List.of("/", "/nowhere")) {
                new RawHttp(app.port()).exchange("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
            }

            await(() -> completed.size() == 2);
            assertThat(completed)
                    .extracting(CompletedRequest::status, CompletedRequest::caller)
                    .containsExactlyInAnyOrder(tuple(200, "user:5"), tuple(404, "-"));
        } finally {
            app.stop();
        }
    }

    @Test
    void logs_no_secret_of_a_request_at_any_level() throws Exception {
        Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        Logger jetty = (Logger) LoggerFactory.getLogger("org.eclipse.jetty");
        Level before = root.getLevel();
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        root.addAppender(lines);
        root.setLevel(Level.TRACE);
        // Jetty's own debug lines have whole headers.
        jetty.setLevel(Level.INFO);
        try {
            storage.setUnavailable(true);
            for (String path : List.of("/api/v2/users", "/api/users", "/api/v2/users/1", "/nowhere", "/api/v2/%")) {
                new RawHttp(server.port())
                        .exchange("GET " + path + "?token=S3cret&S3cret HTTP/1.1\r\nHost: localhost\r\n"
                                + "Authorization: Bearer S3cret\r\nAuthorization: Basic S3cret\r\nX-Act-As: S3cret\r\n"
                                + "Cookie: S3cret\r\nConnection: close\r\n\r\n");
            }
            send(request("/api/users").header("Authorization", "Bearer S3cret"));
            await(() -> completed.size() == 6);
        } finally {
            storage.setUnavailable(false);
            root.setLevel(before);
            jetty.setLevel(null);
            root.detachAppender(lines);
        }

        assertThat(List.copyOf(lines.list))
                .extracting(ObservedTest::everythingOf)
                .anyMatch(line -> line.contains("GET /api/users"))
                .noneMatch(line -> line.contains("S3cret"));
        assertThat(completed).noneMatch(request -> request.toString().contains("S3cret"));
    }

    /** Returns the message of an event with those of its exceptions. */
    private static String everythingOf(ILoggingEvent event) {
        return event.getFormattedMessage() + ThrowableProxyUtil.asString(event.getThrowableProxy());
    }

    @Test
    void logs_an_unexpected_failure_with_the_id_of_its_request() throws Exception {
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        Logger failures = (Logger) LoggerFactory.getLogger(Failures.class);
        failures.addAppender(lines);
        HttpServer broken = start(new Broken());
        try {
            HttpResponse<String> response = client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + broken.port() + "/api/users"))
                            .header("X-Request-Id", "r500")
                            .build(),
                    HttpResponse.BodyHandlers.ofString());

            assertThat(response.statusCode()).isEqualTo(500);
            assertThat(id(response)).isEqualTo("r500");
            assertThat(lines.list)
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .containsExactly("GET /api/users failed, request r500");
        } finally {
            broken.close();
            failures.detachAppender(lines);
        }
    }

    private HttpServer start(Transactor transactor) {
        return HttpServer.start(
                new HttpSettings("127.0.0.1", 0, PERMITS, QUEUE_SIZE),
                Services.on(transactor, () -> Api.NOW, new SecureRandom()),
                Access.NONE,
                new Metrics(),
                completed::add);
    }

    /** A storage with a mistake in it. */
    private static final class Broken implements Transactor {
        @Override
        public <T> T inTransaction(Function<? super Stores, ? extends T> work) {
            throw new IllegalStateException("on purpose");
        }

        @Override
        public <T> T readOnly(Function<? super Stores, ? extends T> work) {
            throw new IllegalStateException("on purpose");
        }

        @Override
        public Stores reads() {
            throw new IllegalStateException("on purpose");
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> send(String method, String path) throws Exception {
        return send(request(path).method(method, HttpRequest.BodyPublishers.noBody()));
    }

    private static String id(HttpResponse<String> response) {
        assertThat(response.headers().allValues("X-Request-Id")).hasSize(1);
        return response.headers().firstValue("X-Request-Id").orElseThrow();
    }

    /** Waits for these lines in the metrics and returns all. A request may be counted after its response was read. */
    private String metricsWith(String... lines) throws Exception {
        HttpResponse<String> response = send("GET", "/metrics");
        for (int i = 0; i < 1_000 && !List.of(lines).stream().allMatch(response.body()::contains); i++) {
            TimeUnit.MILLISECONDS.sleep(5);
            response = send("GET", "/metrics");
        }
        assertThat(response.body()).contains(lines);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/plain; version=0.0.4; charset=utf-8");
        return response.body();
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 2_000 && !condition.getAsBoolean(); i++) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    private String malformed() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream()
                    .write("GET /api/users HTTP/1.1\r\nHost: x\r\nContent-Length: few\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
