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

/** More than the server can do: it says so at once, and goes on with the rest. */
class OverloadTest {

    private static final int AT_WORK = 4;
    private static final int WAITING = 8;

    private final SwitchableStorage storage = new SwitchableStorage();
    private final HttpServer server = HttpServer.start(
            new HttpSettings("127.0.0.1", 0, AT_WORK, WAITING),
            Services.on(storage, () -> Api.NOW, new SecureRandom()));
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void refuses_at_once_what_is_too_much_and_answers_the_rest() throws Exception {
        CountDownLatch hold = storage.hold();
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        int tooMany = 20;
        for (int i = 0; i < AT_WORK + WAITING + tooMany; i++) {
            answers.add(client.sendAsync(request("/api/users"), HttpResponse.BodyHandlers.ofString()));
        }
        CompletableFuture<?>[] all = answers.toArray(CompletableFuture<?>[]::new);

        while (answers.stream().filter(CompletableFuture::isDone).count() < tooMany) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        assertThat(client.send(request("/health/live"), HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .as("alive, although it has enough to do")
                .isEqualTo(200);
        hold.countDown();
        CompletableFuture.allOf(all).get(30, TimeUnit.SECONDS);

        int answered = 0;
        for (CompletableFuture<HttpResponse<String>> answer : answers) {
            HttpResponse<String> response = answer.get();
            answered += response.statusCode() == 200 ? 1 : 0;
            if (response.statusCode() != 200) {
                assertThat(response.statusCode()).isEqualTo(503);
                assertThat(response.headers().firstValue("Retry-After")).hasValue("1");
                assertThat(response.body()).isEqualTo("{\"error\":\"Service Unavailable\"}");
            }
        }
        assertThat(answered).isEqualTo(AT_WORK + WAITING);
        assertThat(client.send(request("/api/users"), HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .as("afterwards")
                .isEqualTo(200);
    }

    @Test
    void gives_a_slow_client_nothing_that_others_need() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 4 * (AT_WORK + WAITING); i++) {
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
