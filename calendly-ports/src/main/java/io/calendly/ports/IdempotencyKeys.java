package io.calendly.ports;

import io.calendly.domain.access.Caller;
import java.time.Duration;
import java.time.Instant;

/** Stores the replies to requests that came with an idempotency key. Keys of different callers are unrelated. */
public interface IdempotencyKeys {

    /** The time for which a reply is stored. */
    Duration RETENTION = Duration.ofHours(24);

    /** The outcome of an attempt to claim a key. */
    sealed interface Claim {

        /** The key was free. This transaction holds it now, and has to store a reply. */
        record Claimed() implements Claim {}

        /**
         * The request was carried out before.
         *
         * @param reply the reply to it
         */
        record Replied(StoredReply reply) implements Claim {}

        /** The key was used for a different request. */
        record Reused() implements Claim {}

        /** Another transaction has held the key for too long. This transaction must be rolled back. */
        record Running() implements Claim {}
    }

    /**
     * Claims a key for a request. If another transaction holds the key, waits for its end.
     *
     * @param caller the caller that the key belongs to
     * @param key the key
     * @param fingerprint a digest of the request; two requests with the same fingerprint are the same request
     * @param now the current time, to tell which replies have expired
     * @return the outcome
     */
    Claim claim(Caller caller, String key, String fingerprint, Instant now);

    /**
     * Stores the reply for a key that this transaction has claimed.
     *
     * @throws IllegalStateException if the key is not claimed
     */
    void store(Caller caller, String key, StoredReply reply);

    /** Deletes the replies that have expired. */
    void deleteExpired(Instant now);
}
