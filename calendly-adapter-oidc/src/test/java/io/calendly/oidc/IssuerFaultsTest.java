package io.calendly.oidc;

import static io.calendly.oidc.TokenAssertions.assertAccepted;
import static io.calendly.oidc.TokenAssertions.assertRefused;
import static io.calendly.oidc.TokenAssertions.assertUnavailable;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A test of issuers whose documents are missing, wrong, late or too long. Nothing of them is taken. */
class IssuerFaultsTest {

    private static final Duration SHORT = Duration.ofMillis(200);

    private final TestClock clock = new TestClock();
    private final TestIssuer issuer = TestIssuer.start(clock);
    private final OidcIssuer oidc = new OidcIssuer(issuer.settings(), clock, TestIssuer.PATIENCE);

    @AfterEach
    void stop() {
        issuer.close();
    }

    private String token() {
        return issuer.token("ada").sign();
    }

    @Test
    void is_unavailable_if_nothing_listens() {
        String token = token();
        issuer.close();

        assertUnavailable(oidc, token);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "<html>", "{", "{}", "{\"issuer\":5,\"jwks_uri\":\"x\"}"})
    void is_unavailable_if_its_description_is_none(String description) {
        issuer.answer(TestIssuer.DISCOVERY, description);

        assertUnavailable(oidc, token());
    }

    @Test
    void is_unavailable_if_its_description_is_that_of_another_issuer() {
        issuer.answer(TestIssuer.DISCOVERY, issuer.description(issuer.url() + "/"));

        assertUnavailable(oidc, token());
        assertThat(issuer.fetches()).isZero();
    }

    @Test
    void has_its_url_compared_with_its_last_slash() {
        String url = issuer.url() + "/";
        issuer.answer(TestIssuer.DISCOVERY, issuer.description(url));
        OidcIssuer slashed = new OidcIssuer(
                new OidcSettings(url, TestIssuer.AUDIENCE, Optional.empty()), clock, TestIssuer.PATIENCE);

        assertAccepted(slashed, issuer.token("ada").with("iss", url).sign());
        assertRefused(slashed, token());
    }

    @Test
    void is_unavailable_if_its_keys_would_come_in_the_clear() {
        for (String keys : List.of(
                "http://keys.example.com/", "ftp://127.0.0.1/", "file:///etc/passwd", "/keys", "", "a b", "https:x")) {
            issuer.answer(TestIssuer.DISCOVERY, "{\"issuer\":\"" + issuer.url() + "\",\"jwks_uri\":\"" + keys + "\"}");

            assertUnavailable(oidc, token());
            clock.advance(KeyCache.PAUSE);
        }
        assertThat(issuer.attempts()).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "<html>", "{}", "{\"keys\":5}", "{\"keys\":[5]}", "{\"keys\":{}}"})
    void is_unavailable_if_its_key_set_is_none(String keys) {
        issuer.answer(TestIssuer.KEYS, keys);

        assertUnavailable(oidc, token());
    }

    @Test
    void has_no_keys_if_its_key_set_is_empty() {
        issuer.answer(TestIssuer.KEYS, "{\"keys\":[]}");

        assertRefused(oidc, token());
    }

    @Test
    void may_publish_keys_of_kinds_that_are_unknown_or_broken() {
        String good = issuer.signingKey().toPublicJWK().toJSONString();
        issuer.answer(
                TestIssuer.KEYS,
                "{\"keys\":[{},{\"kty\":\"PQC\",\"kid\":\"a\"},{\"kty\":\"RSA\",\"kid\":\"b\"},{\"kty\":5},"
                        + "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AA\",\"y\":\"AA\"},"
                        + "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"AA\"}," + good + "]}");

        assertAccepted(oidc, token());
    }

    @Test
    void is_not_followed_elsewhere() {
        int[] visits = {0};
        issuer.answer("/elsewhere", exchange -> {
            visits[0]++;
            TestIssuer.send(exchange, 200, "{\"keys\":[]}");
        });
        for (String path : List.of(TestIssuer.KEYS, TestIssuer.DISCOVERY)) {
            issuer.answer(path, exchange -> {
                exchange.getResponseHeaders().set("Location", issuer.url() + "/elsewhere");
                TestIssuer.send(exchange, 302, "");
            });

            assertUnavailable(oidc, token());
            clock.advance(KeyCache.PAUSE);
        }
        assertThat(visits[0]).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 204, 401, 404, 500, 503})
    void is_unavailable_if_its_status_is_not_200(int status) {
        issuer.answer(
                TestIssuer.KEYS, exchange -> TestIssuer.send(exchange, status, status == 204 ? "" : "{\"keys\":[]}"));

        assertUnavailable(oidc, token());
    }

    @Test
    void may_send_as_much_as_the_limit() {
        String good = issuer.signingKey().toPublicJWK().toJSONString();
        String keys = "{\"keys\":[" + good + "]}";
        String padding = " ".repeat(Documents.MAX_SIZE - keys.length());

        issuer.answer(TestIssuer.KEYS, keys + padding + " ");
        assertUnavailable(oidc, token());
        clock.advance(KeyCache.PAUSE);
        issuer.answer(TestIssuer.KEYS, keys + padding);
        assertAccepted(oidc, token());
    }

    @Test
    void is_unavailable_if_its_document_has_no_end() {
        issuer.answer(TestIssuer.KEYS, exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] spaces = new byte[10_000];
            while (true) {
                exchange.getResponseBody().write(spaces);
            }
        });

        assertUnavailable(oidc, token());
    }

    @Test
    void is_unavailable_if_it_does_not_answer_in_time() {
        OidcIssuer impatient = new OidcIssuer(issuer.settings(), clock, SHORT);
        CountDownLatch end = new CountDownLatch(1);
        issuer.answer(TestIssuer.DISCOVERY, exchange -> await(end));

        assertUnavailable(impatient, token());
        end.countDown();
    }

    @Test
    void is_unavailable_if_its_document_comes_bit_by_bit() {
        OidcIssuer impatient = new OidcIssuer(issuer.settings(), clock, SHORT);
        CountDownLatch end = new CountDownLatch(1);
        issuer.answer(TestIssuer.KEYS, exchange -> {
            begin(exchange);
            await(end);
        });

        assertUnavailable(impatient, token());
        end.countDown();
    }

    private static void begin(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 100);
        exchange.getResponseBody().write('{');
        exchange.getResponseBody().flush();
    }

    private static void await(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void does_not_lose_known_keys_to_a_document_that_is_wrong() {
        String token = token();
        assertAccepted(oidc, token);

        issuer.answer(TestIssuer.KEYS, "<html>");
        clock.advance(KeyCache.REFRESH_AGE);

        assertAccepted(oidc, token);
    }
}
