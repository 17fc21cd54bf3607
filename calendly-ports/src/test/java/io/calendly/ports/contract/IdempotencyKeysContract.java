package io.calendly.ports.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.calendly.domain.access.Caller;
import io.calendly.domain.access.Scope;
import io.calendly.ports.IdempotencyKeys;
import io.calendly.ports.IdempotencyKeys.Claim;
import io.calendly.ports.StoredReply;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The contract of {@link IdempotencyKeys}. */
public abstract class IdempotencyKeysContract extends Contract {

    private static final Caller ANN = Caller.service("ann", Set.of(Scope.WRITE));
    private static final Caller BOB = Caller.service("bob", Set.of(Scope.WRITE));

    private static final StoredReply REPLY = new StoredReply(
            201, Map.of("Content-Type", "application/json", "ETag", "\"1\""), "{\"id\": \"\u2026\"}\n\n");

    private static final Claim CLAIMED = new Claim.Claimed();
    private static final Claim REPLIED = new Claim.Replied(REPLY);

    @Test
    void returns_a_stored_reply_until_it_expires() {
        assertThat(execute("a", "request", NOW)).isEqualTo(CLAIMED);

        assertThat(execute("a", "request", NOW.plusSeconds(86_399))).isEqualTo(REPLIED);
        assertThat(execute("b", "request", NOW)).as("another key").isEqualTo(CLAIMED);
        assertThat(execute("a", "request", NOW.plusSeconds(86_400))).isEqualTo(CLAIMED);
        assertThat(execute("a", "request", NOW.plusSeconds(86_401))).isEqualTo(REPLIED);
    }

    @Test
    void stores_a_reply_without_headers_and_body() {
        StoredReply empty = new StoredReply(204, Map.of(), "");
        write(stores -> {
            stores.idempotencyKeys().claim(ANN, "a", "request", NOW);
            stores.idempotencyKeys().store(ANN, "a", empty);
        });

        assertThat(execute("a", "request", NOW)).isEqualTo(new Claim.Replied(empty));
    }

    @Test
    void tells_that_a_key_was_used_for_another_request() {
        execute("a", "request", NOW);

        assertThat(execute("a", "another", NOW)).isEqualTo(new Claim.Reused());
        assertThat(execute("a", "another", NOW.plusSeconds(86_400)))
                .as("once it has expired")
                .isEqualTo(CLAIMED);
    }

    @Test
    void keeps_the_keys_of_different_callers_apart() {
        execute("a", "request", NOW);

        assertThat(execute(BOB, "a", "another", NOW)).isEqualTo(CLAIMED);
        assertThat(execute(ANN, "a", "request", NOW)).isEqualTo(REPLIED);
    }

    @Test
    void stores_nothing_of_a_transaction_that_fails() {
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> write(stores -> {
                    stores.idempotencyKeys().claim(ANN, "a", "request", NOW);
                    stores.idempotencyKeys().store(ANN, "a", REPLY);
                    throw new ArithmeticException();
                }));

        assertThat(execute("a", "request", NOW)).isEqualTo(CLAIMED);
    }

    @Test
    void stores_no_reply_for_a_key_that_is_not_claimed() {
        assertThatIllegalStateException()
                .isThrownBy(() -> write(stores -> stores.idempotencyKeys().store(ANN, "a", REPLY)));
    }

    @Test
    void stores_no_reply_for_a_key_that_another_transaction_claimed() {
        execute("a", "request", NOW);

        assertThatIllegalStateException()
                .isThrownBy(() -> write(stores -> stores.idempotencyKeys().store(ANN, "a", REPLY)));
    }

    @Test
    void lets_one_of_many_concurrent_requests_work_and_returns_its_reply_to_the_others() throws Exception {
        AtomicInteger workers = new AtomicInteger();

        Race.of(16, racer -> {
            Claim claim = execute("a", "request", NOW);
            if (claim.equals(CLAIMED)) {
                workers.incrementAndGet();
            } else {
                assertThat(claim).isEqualTo(REPLIED);
            }
        });

        assertThat(workers).hasValue(1);
    }

    @Test
    void deletes_replies_that_have_expired() {
        execute("old", "request", NOW);
        execute("new", "request", NOW.plusSeconds(1));

        write(stores -> stores.idempotencyKeys().deleteExpired(NOW.plusSeconds(86_400)));

        assertThat(execute("new", "request", NOW.plusSeconds(86_400))).isEqualTo(REPLIED);
        assertThat(execute("old", "another", NOW.plusSeconds(86_399))).isEqualTo(CLAIMED);
    }

    private Claim execute(String key, String fingerprint, Instant now) {
        return execute(ANN, key, fingerprint, now);
    }

    private Claim execute(Caller caller, String key, String fingerprint, Instant now) {
        return transactor.inTransaction(stores -> {
            Claim claim = stores.idempotencyKeys().claim(caller, key, fingerprint, now);
            if (claim.equals(CLAIMED)) {
                stores.idempotencyKeys().store(caller, key, REPLY);
            }
            return claim;
        });
    }
}
