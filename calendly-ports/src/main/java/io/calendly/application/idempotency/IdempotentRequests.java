package io.calendly.application.idempotency;

import io.calendly.domain.access.AccessRefusal;
import io.calendly.domain.access.Caller;
import io.calendly.domain.refusal.Refusal;
import io.calendly.domain.refusal.RefusedException;
import io.calendly.ports.IdempotencyKeys.Claim;
import io.calendly.ports.StoredReply;
import io.calendly.ports.Stores;
import io.calendly.ports.Transactor;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.Function;

/**
 * Carries out requests that may arrive several times exactly once.
 *
 * <p>The client gives each request a key. The reply is stored under the key in the transaction that does the work, so
 * there is no moment at which one is stored without the other.
 */
public final class IdempotentRequests {

    private final Transactor transactor;
    private final InstantSource clock;

    /**
     * Uses a storage and a clock.
     *
     * @param transactor the storage of replies and of everything else
     * @param clock the clock that expires replies
     */
    public IdempotentRequests(Transactor transactor, InstantSource clock) {
        this.transactor = Objects.requireNonNull(transactor, "transactor");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /**
     * Carries out a request, or returns the reply to it if it was carried out before. A refusal is a reply, too, except
     * an {@link AccessRefusal}: the caller may be given access.
     *
     * @param caller the caller, whose keys are unrelated to those of other callers
     * @param key the idempotency key
     * @param fingerprint a digest of the request
     * @param work the work, on the stores of the transaction that stores its reply
     * @param refused makes the reply to a refusal
     * @return the reply
     * @throws RefusedException with {@link IdempotencyRefusal.KeyReused} if the key was used for another request
     * @throws RefusedException with {@link IdempotencyRefusal.StillRunning} if the same request is being carried out
     *     and takes too long
     */
    public StoredReply execute(
            Caller caller,
            String key,
            String fingerprint,
            Function<Stores, StoredReply> work,
            Function<Refusal, StoredReply> refused) {
        Instant now = clock.instant();
        try {
            return transactor.inTransaction(stores -> reply(stores, caller, key, fingerprint, now, work));
        } catch (RefusedException refusal) {
            if (refusal.refusal() instanceof IdempotencyRefusal || refusal.refusal() instanceof AccessRefusal) {
                throw refusal;
            }
            StoredReply reply = refused.apply(refusal.refusal());
            return transactor.inTransaction(stores -> reply(stores, caller, key, fingerprint, now, unused -> reply));
        }
    }

    private static StoredReply reply(
            Stores stores,
            Caller caller,
            String key,
            String fingerprint,
            Instant now,
            Function<Stores, StoredReply> work) {
        Claim claim = stores.idempotencyKeys().claim(caller, key, fingerprint, now);
        if (claim instanceof Claim.Replied replied) {
            return replied.reply();
        }
        if (claim instanceof Claim.Reused) {
            throw new RefusedException(new IdempotencyRefusal.KeyReused());
        }
        if (claim instanceof Claim.Running) {
            throw new RefusedException(new IdempotencyRefusal.StillRunning());
        }
        StoredReply reply = work.apply(stores);
        stores.idempotencyKeys().store(caller, key, reply);
        return reply;
    }

    /** Deletes the replies that have expired. */
    public void deleteExpired() {
        Instant now = clock.instant();
        transactor.run(stores -> stores.idempotencyKeys().deleteExpired(now));
    }
}
