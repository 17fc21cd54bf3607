package io.calendly.ports;

import io.calendly.domain.refusal.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** IdempotencyKeys that were given to requests which came with a key, so that a repeated request gets the same one. */
public interface IdempotencyKeys {

    /** How long an answer is kept. */
    Duration KEPT_FOR = Duration.ofHours(24);

    /**
     * Takes a key for a request. If another transaction has taken it and goes on, this waits for its end.
     *
     * @param key what the client calls the request
     * @param request what the request was, in a form that differs for a different one
     * @param now what tells answers that were kept for long enough
     * @return the answer that was given before; empty if the key is new, and then this transaction has to
     *     {@link #keep} one
     * @throws Refusal.KeyReused if the key stands for another request
     * @throws Refusal.StillRunning if the other transaction took too long; this one cannot go on
     */
    Optional<String> claim(String key, String request, Instant now);

    /**
     * Keeps the answer for the key that this transaction has taken.
     *
     * @param key what the client calls the request
     * @param answer what is answered
     */
    void keep(String key, String answer);

    /** Forgets answers that were kept for long enough. */
    void forget(Instant now);
}
