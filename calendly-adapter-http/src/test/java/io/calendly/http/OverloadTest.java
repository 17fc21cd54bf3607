package io.calendly.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.calendly.application.Services;
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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A test of a server with too many requests: it rejects the excess immediately and processes the rest. */
class OverloadTest {

    private static final int PERMITS = 4;
    private static final int QUEUE_SIZE = 8;

    private final SwitchableStorage storage = new SwitchableStorage();
    private final HttpServer server = HttpServer.start(
            new HttpSettings("127.0.0.1", 0, PERMITS, QUEUE_SIZE),
            Services.on(storage, () -> Api.NOW, new SecureRandom()));
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void rejects_excess_requests_at_once_and_processes_the_rest() throws Exception {
        CountDownLatch hold = storage.hold();
        List<CompletableFuture<HttpResponse<String>>> responses = new ArrayList<>();
        int excess = 20;
        for (int i = 0; i < PERMITS + QUEUE_SIZE + excess; i++) {
            responses.add(client.sendAsync(request("/api/users"), HttpResponse.BodyHandlers.ofString()));
        }
        CompletableFuture<?>[] all = responses.toArray(CompletableFuture<?>[]::new);

        while (responses.stream().filter(CompletableFuture::isDone).count() < excess) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        assertThat(client.send(request("/health/live"), HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .as("alive under overload")
                .isEqualTo(200);
        hold.countDown();
        CompletableFuture.allOf(all).get(30, TimeUnit.SECONDS);

        int processed = 0;
        for (CompletableFuture<HttpResponse<String>> future : responses) {
            HttpResponse<String> response = future.get();
            processed += response.statusCode() == 200 ? 1 : 0;
            if (response.statusCode() != 200) {
                assertThat(response.statusCode()).isEqualTo(503);
                assertThat(response.headers().firstValue("Retry-After")).hasValue("1");
                assertThat(response.body()).isEqualTo("{\"error\":\"Service Unavailable\"}");
            }
        }
        assertThat(processed).isEqualTo(PERMITS + QUEUE_SIZE);
        assertThat(client.send(request("/api/users"), HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .as("after the overload")
                .isEqualTo(200);
    }

    @Test
    void serves_other_clients_while_some_are_slow() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 4 * (PERMITS + QUEUE_SIZE); i++) {
                String start = i % 2 == 0
                        ? "POST /api/meeting HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                                + "Content-Length: 100\r\n\r\n{\"user1"
                        : "GET /api/users HTTP/1.1\r\nHost: x\r\nX-Never-";
                slow.add(started(start));
            }

            for (int i = 0; i < 20; i++) {
                assertThat(client.send(request("/api/users"), HttpResponse.BodyHandlers.ofString())
                                .statusCode())
                        .isEqualTo(200);
            }
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    private Socket started(String request) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        return socket;
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .build();
    }
}
