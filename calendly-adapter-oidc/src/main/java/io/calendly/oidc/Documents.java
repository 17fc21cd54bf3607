package io.calendly.oidc;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The documents of an issuer, got over HTTP. Their time and their size are limited, and no redirect is followed. */
final class Documents {

    /** The timeout for a connection. */
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

    /** The timeout for a whole document, connection included. */
    static final Duration TIMEOUT = Duration.ofSeconds(3);

    /** The maximum size of a document, in bytes. */
    static final int MAX_SIZE = 100_000;

    private final Duration timeout;
    private @Nullable HttpClient client;

    Documents(Duration timeout) {
        this.timeout = timeout;
    }

    /**
     * Returns the text of a document.
     *
     * @throws IOException if the response does not come in time, is too long or has another status than 200
     */
    String get(URI uri) throws IOException {
        HttpRequest request =
                HttpRequest.newBuilder(uri).header("Accept", "application/json").build();
        HttpResponse<byte[]> response = await(client().sendAsync(request, info -> new LimitedBody(MAX_SIZE)), uri);
        if (response.statusCode() != 200) {
            throw new IOException("GET " + uri + " has the status " + response.statusCode());
        }
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    /** Waits here, because the timeout of a request ends when its body begins, and a body may never end. */
    private <T> T await(CompletableFuture<T> response, URI uri) throws IOException {
        try {
            return response.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IOException("GET " + uri + " failed", e.getCause());
        } catch (TimeoutException e) {
            throw new IOException("GET " + uri + " took longer than " + timeout.toMillis() + " ms", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("GET " + uri + " was interrupted", e);
        } finally {
            response.cancel(true);
        }
    }

    /** Makes the client when it is needed first, because it starts a thread. */
    private synchronized HttpClient client() {
        HttpClient made = client;
        if (made == null) {
            made = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(CONNECT_TIMEOUT)
                    .build();
            client = made;
        }
        return made;
    }
}
