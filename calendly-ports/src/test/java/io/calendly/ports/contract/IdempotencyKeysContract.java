package io.calendly.ports.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.calendly.domain.refusal.Refusal;
import io.calendly.ports.IdempotencyKeys;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What {@link IdempotencyKeys} promises. */
public abstract class IdempotencyKeysContract extends Contract {

    private static final String ANSWER = "201 {\"id\": \"\u2026\"}\n";

    @Test
    void gives_an_answer_again_until_it_was_kept_for_long_enough() {
        assertThat(once("a", "request", NOW)).isEmpty();

        assertThat(once("a", "request", NOW.plusSeconds(86_399))).hasValue(ANSWER);
        assertThat(once("b", "request", NOW)).as("another key").isEmpty();
        assertThat(once("a", "request", NOW.plusSeconds(86_400))).isEmpty();
        assertThat(once("a", "request", NOW.plusSeconds(86_401))).hasValue(ANSWER);
    }

    @Test
    void refuses_a_key_that_stands_for_another_request() {
        once("a", "request", NOW);

        assertThatExceptionOfType(Refusal.KeyReused.class).isThrownBy(() -> once("a", "another", NOW));
        assertThat(once("a", "another", NOW.plusSeconds(86_400)))
                .as("once it was forgotten")
                .isEmpty();
    }

    @Test
    void keeps_nothing_of_a_transaction_that_fails() {
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> write(stores -> {
                    stores.idempotencyKeys().claim("a", "request", NOW);
                    stores.idempotencyKeys().keep("a", ANSWER);
                    throw new ArithmeticException();
                }));

        assertThat(once("a", "request", NOW)).isEmpty();
    }

    @Test
    void gives_one_of_many_at_once_the_work_and_the_others_its_answer() throws Exception {
        AtomicInteger workers = new AtomicInteger();

        Race.of(16, racer -> {
            Optional<String> before = once("a", "request", NOW);
            if (before.isEmpty()) {
                workers.incrementAndGet();
            } else {
                assertThat(before).hasValue(ANSWER);
            }
        });

        assertThat(workers).hasValue(1);
    }

    @Test
    void forgets_what_was_kept_for_long_enough() {
        once("old", "request", NOW);
        once("new", "request", NOW.plusSeconds(1));

        write(stores -> stores.idempotencyKeys().forget(NOW.plusSeconds(86_400)));

        assertThat(once("new", "request", NOW.plusSeconds(86_400))).hasValue(ANSWER);
        assertThat(once("old", "another", NOW.plusSeconds(86_399))).isEmpty();
    }

    private Optional<String> once(String key, String request, Instant now) {
        return transactor.inTransaction(stores -> {
            Optional<String> before = stores.idempotencyKeys().claim(key, request, now);
            if (before.isEmpty()) {
                stores.idempotencyKeys().keep(key, ANSWER);
            }
            return before;
        });
    }
}
