package io.calendly.oidc;

import static io.calendly.oidc.TokenAssertions.assertAccepted;
import static io.calendly.oidc.TokenAssertions.assertRefused;
import static io.calendly.oidc.TokenAssertions.assertUnavailable;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import com.sun.net.httpserver.HttpExchange;
import io.calendly.domain.access.Identity;
import io.calendly.domain.refusal.RefusedException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A test of when keys are fetched, and of what is accepted in between. */
class KeyRotationTest {

    private static final Duration DAY = Duration.ofDays(1);

    private final TestClock clock = new TestClock();
    private final TestIssuer issuer = TestIssuer.start(clock);
    private final OidcIssuer oidc = new OidcIssuer(issuer.settings(), clock, TestIssuer.PATIENCE);
    private final ExecutorService clients = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        clients.shutdownNow();
        issuer.close();
    }

    /** Returns a token that outlives the test. */
    private String token() {
        return longToken().sign();
    }

    private TestToken longToken() {
        return issuer.token("ada")
                .with("exp", clock.instant().plus(DAY.multipliedBy(9)).getEpochSecond());
    }

    private String tokenWithUnknownKey(int number) {
        return longToken().withHeader("kid", "unknown-" + number).sign();
    }

    @Test
    void fetches_nothing_before_the_first_token() {
        assertThat(issuer.attempts()).isZero();
    }

    @Test
    void fetches_once_for_many_tokens() {
        for (int i = 0; i < 20; i++) {
            assertAccepted(oidc, longToken().with("jti", "id-" + i).sign());
        }

        assertThat(issuer.fetches()).isEqualTo(1);
    }

    @Test
    void fetches_again_after_five_minutes() {
        String token = token();
        assertAccepted(oidc, token);

        clock.advance(KeyCache.REFRESH_AGE.minusMillis(1));
        assertAccepted(oidc, token);
        assertThat(issuer.fetches()).isEqualTo(1);
        clock.advance(Duration.ofMillis(1));
        assertAccepted(oidc, token);
        assertAccepted(oidc, token);
        assertThat(issuer.fetches()).isEqualTo(2);
    }

    @Test
    void finds_new_keys_at_once_however_often_they_rotate() {
        assertAccepted(oidc, token());
        for (int i = 0; i < 4; i++) {
            JWK old = issuer.signingKey();
            issuer.rotateToEc();
            issuer.withdraw(old);
            assertAccepted(oidc, token());
        }

        assertThat(issuer.fetches()).isEqualTo(5);
    }

    @Test
    void accepts_old_keys_as_long_as_the_issuer_publishes_them() {
        String old = token();
        issuer.rotate();

        assertAccepted(oidc, token());
        assertAccepted(oidc, old);
    }

    @Test
    void refuses_a_withdrawn_key_after_the_next_fetch() {
        String token = token();
        String other = longToken().with("jti", "other").sign();
        assertAccepted(oidc, token);

        issuer.withdraw(issuer.signingKey());
        assertAccepted(oidc, token);
        assertAccepted(oidc, other);
        clock.advance(KeyCache.REFRESH_AGE);
        assertRefused(oidc, token);
        assertRefused(oidc, other);
        assertThat(issuer.fetches()).isEqualTo(2);
    }

    @Test
    void forgets_known_tokens_when_a_new_key_is_fetched() {
        String old = token();
        assertAccepted(oidc, old);

        issuer.withdraw(issuer.signingKey());
        issuer.rotateToEc();
        assertAccepted(oidc, token());

        assertRefused(oidc, old);
    }

    @Test
    void fetches_once_for_fifty_unknown_keys() {
        assertAccepted(oidc, token());

        for (int i = 0; i < 50; i++) {
            assertRefused(oidc, tokenWithUnknownKey(i));
        }

        assertThat(issuer.fetches()).isEqualTo(2);
        assertAccepted(oidc, token());
    }

    @Test
    void fetches_once_for_fifty_unknown_keys_if_they_come_first() {
        for (int i = 0; i < 50; i++) {
            assertRefused(oidc, tokenWithUnknownKey(i));
        }

        assertThat(issuer.fetches()).isEqualTo(1);
        assertAccepted(oidc, token());
        assertThat(issuer.fetches()).isEqualTo(1);
    }

    @Test
    void fetches_once_for_fifty_unknown_keys_if_the_known_ones_are_old() {
        assertAccepted(oidc, token());
        clock.advance(KeyCache.REFRESH_AGE);

        for (int i = 0; i < 50; i++) {
            assertRefused(oidc, tokenWithUnknownKey(i));
        }

        assertThat(issuer.fetches()).isEqualTo(2);
    }

    @Test
    void fetches_for_unknown_keys_again_after_a_pause() {
        assertRefused(oidc, tokenWithUnknownKey(1));

        clock.advance(KeyCache.PAUSE.minusMillis(1));
        assertRefused(oidc, tokenWithUnknownKey(2));
        assertThat(issuer.fetches()).isEqualTo(1);
        issuer.rotateToEc();
        assertRefused(oidc, token());
        clock.advance(Duration.ofMillis(1));
        assertAccepted(oidc, token());
        assertThat(issuer.fetches()).isEqualTo(2);
    }

    @Test
    void shares_one_fetch_among_concurrent_unknown_keys() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        List<Future<Identity>> results = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            String token = tokenWithUnknownKey(i);
            results.add(clients.submit(() -> {
                go.await();
                return oidc.identify(token);
            }));
        }

        go.countDown();

        for (Future<Identity> result : results) {
            assertThat(result)
                    .failsWithin(Duration.ofMinutes(1))
                    .withThrowableOfType(ExecutionException.class)
                    .withCauseInstanceOf(RefusedException.class);
        }
        assertThat(issuer.fetches()).isEqualTo(1);
    }

    @Test
    void shares_one_fetch_among_concurrent_first_tokens() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        List<Future<Identity>> results = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            String token = longToken().with("jti", "id-" + i).sign();
            results.add(clients.submit(() -> {
                go.await();
                return oidc.identify(token);
            }));
        }

        go.countDown();

        for (Future<Identity> result : results) {
            assertThat(result.get().subject()).isEqualTo("ada");
        }
        assertThat(issuer.fetches()).isEqualTo(1);
    }

    @Test
    void known_keys_do_not_wait_for_a_fetch() throws Exception {
        String token = token();
        assertAccepted(oidc, token);
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        issuer.answer(TestIssuer.DISCOVERY, exchange -> answerLate(exchange, asked, answer));
        clock.advance(KeyCache.REFRESH_AGE);

        Future<Identity> fetching = clients.submit(() -> oidc.identify(token));
        asked.await();

        assertAccepted(oidc, token);
        assertAccepted(oidc, longToken().with("jti", "new").sign());
        assertThat(fetching).isNotDone();
        answer.countDown();
        assertThat(fetching.get().subject()).isEqualTo("ada");
        assertThat(issuer.fetches()).isEqualTo(2);
    }

    private void answerLate(HttpExchange exchange, CountDownLatch asked, CountDownLatch answer) throws IOException {
        try {
            asked.countDown();
            answer.await();
            TestIssuer.send(exchange, 200, issuer.description(issuer.url()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void known_keys_go_on_while_the_issuer_is_down() {
        String token = token();
        assertAccepted(oidc, token);
        issuer.goDown();
        clock.advance(KeyCache.REFRESH_AGE);

        for (int i = 0; i < 20; i++) {
            assertAccepted(oidc, token);
            assertAccepted(oidc, longToken().with("jti", "id-" + i).sign());
        }
        assertThat(issuer.attempts()).isEqualTo(2);

        clock.advance(KeyCache.PAUSE);
        assertAccepted(oidc, token);
        assertAccepted(oidc, token);
        assertThat(issuer.attempts()).isEqualTo(3);
    }

    @Test
    void unknown_keys_are_unavailable_while_the_issuer_is_down() {
        assertAccepted(oidc, token());
        issuer.goDown();

        for (int i = 0; i < 50; i++) {
            assertUnavailable(oidc, tokenWithUnknownKey(i));
        }
        assertThat(issuer.attempts()).isEqualTo(2);

        issuer.comeBack();
        assertUnavailable(oidc, tokenWithUnknownKey(1));
        clock.advance(KeyCache.PAUSE);
        assertRefused(oidc, tokenWithUnknownKey(1));
    }

    @Test
    void starts_while_the_issuer_is_down() {
        issuer.goDown();
        String token = token();

        assertUnavailable(oidc, token);
        assertUnavailable(oidc, token);
        assertThat(issuer.attempts()).isEqualTo(1);
        issuer.comeBack();
        clock.advance(KeyCache.PAUSE);
        assertAccepted(oidc, token);
    }

    @Test
    void refuses_a_withdrawn_key_once_the_issuer_is_back() {
        String token = token();
        assertAccepted(oidc, token);
        issuer.goDown();
        clock.advance(KeyCache.REFRESH_AGE);
        assertAccepted(oidc, token);

        issuer.withdraw(issuer.signingKey());
        issuer.comeBack();
        clock.advance(KeyCache.PAUSE);

        assertRefused(oidc, token);
    }

    @Test
    void does_not_trust_keys_for_more_than_a_day() {
        String token = token();
        assertAccepted(oidc, token);
        issuer.goDown();

        clock.advance(KeyCache.MAX_AGE.minusMillis(1));
        assertAccepted(oidc, token);
        clock.advance(Duration.ofMillis(1));
        assertUnavailable(oidc, token);
        assertUnavailable(oidc, longToken().with("jti", "other").sign());
        clock.advance(KeyCache.PAUSE);
        assertUnavailable(oidc, token);
        issuer.comeBack();
        clock.advance(KeyCache.PAUSE);
        assertAccepted(oidc, token);
    }

    @Test
    void fetches_after_a_day_without_requests() {
        String token = token();
        assertAccepted(oidc, token);

        clock.advance(DAY.multipliedBy(2));

        assertAccepted(oidc, token);
        assertThat(issuer.fetches()).isEqualTo(2);
    }

    @Test
    void does_not_wait_for_a_clock_that_was_set_back() {
        issuer.goDown();
        assertUnavailable(oidc, token());
        issuer.comeBack();

        clock.advance(Duration.ofHours(-1));
        assertAccepted(oidc, token());
        clock.advance(Duration.ofHours(-1));
        assertAccepted(oidc, token());
        assertThat(issuer.fetches()).isEqualTo(2);
    }

    @Test
    void remembers_a_limited_number_of_tokens() {
        KeySet keys = new KeySet(List.of(), clock.instant());
        VerifiedToken token = new VerifiedToken(null, null, null);

        for (int i = 0; i < KeySet.MAX_TOKENS; i++) {
            keys.remember("token-" + i, token);
        }
        assertThat(keys.find("token-0")).isPresent();
        keys.remember("one more", token);

        assertThat(keys.find("token-0")).isPresent();
        assertThat(keys.find("token-1")).isEmpty();
        assertThat(keys.find("one more")).isPresent();
    }
}
