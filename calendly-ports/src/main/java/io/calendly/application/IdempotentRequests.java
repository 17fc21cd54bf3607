package io.calendly.application;

import io.calendly.domain.refusal.Refusal;
import io.calendly.ports.Stores;
import io.calendly.ports.Transactor;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * Requests that may come more than once and are to be done once. The client gives each a key of its own; the answer is
 * kept under the key in the transaction that does the work, so there is no moment at which one is there without the
 * other.
 */
public final class IdempotentRequests {

    private final Transactor transactor;
    private final InstantSource clock;
    private final RandomGenerator random;

    /**
     * @param transactor where answers and everything else are kept
     * @param clock what tells the time
     * @param random what makes names of new things different; must be safe to share between threads
     */
    public IdempotentRequests(Transactor transactor, InstantSource clock, RandomGenerator random) {
        this.transactor = Objects.requireNonNull(transactor, "transactor");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.random = Objects.requireNonNull(random, "random");
    }

    /**
     * Does what is asked for, or gives the answer of the first time. A refusal is an answer, too.
     *
     * @param key what the client calls the request
     * @param request what the request is, in a form that differs for a different one
     * @param work what to do, by services that are part of this transaction, and what to answer
     * @param refused what to answer to a refusal
     * @return the answer
     * @throws Refusal.KeyReused if the key stands for another request
     * @throws Refusal.StillRunning if the same request is being worked on and does not come to an end
     */
    public String execute(
            String key, String request, Function<Services, String> work, Function<Refusal, String> refused) {
        Instant now = clock.instant();
        try {
            return transactor.inTransaction(stores -> answer(stores, key, request, now, work));
        } catch (Refusal.KeyReused | Refusal.StillRunning aboutTheKey) {
            throw aboutTheKey;
        } catch (Refusal refusal) {
            String answer = refused.apply(refusal);
            return transactor.inTransaction(stores -> answer(stores, key, request, now, services -> answer));
        }
    }

    private String answer(Stores stores, String key, String request, Instant now, Function<Services, String> work) {
        Optional<String> before = stores.idempotencyKeys().claim(key, request, now);
        return before.orElseGet(() -> {
            String answer = work.apply(Services.on(new JoinedTransactor(stores), clock, random));
            stores.idempotencyKeys().keep(key, answer);
            return answer;
        });
    }

    /** Forgets answers that were kept for long enough. */
    public void forget() {
        Instant now = clock.instant();
        transactor.inTransaction(stores -> {
            stores.idempotencyKeys().forget(now);
            return now;
        });
    }

    /** Part of a transaction that has begun already. */
    private record JoinedTransactor(Stores stores) implements Transactor {

        @Override
        public <T> T inTransaction(Function<? super Stores, ? extends T> work) {
            return work.apply(stores);
        }

        @Override
        public <T> T readOnly(Function<? super Stores, ? extends T> work) {
            return work.apply(stores);
        }

        @Override
        public <T> T ask(Function<? super Stores, ? extends T> question) {
            return question.apply(stores);
        }
    }
}
