package io.calendly.oidc;

import com.nimbusds.jose.JWSHeader;
import io.calendly.domain.refusal.RefusedException;
import io.calendly.ports.IssuerUnavailable;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys of an issuer, fetched by the requests that need them.
 *
 * <pre>
 *   the key of the token is    the keys are           then
 *   ------------------------   --------------------   ------------------------------------------------------
 *   known                      younger than 5 min     they are used
 *   known                      older                  one request fetches; the others use what is known
 *   known                      older than 24 h        as if the key were unknown
 *   unknown                                           one request fetches; the others wait for its result
 *
 *   the last fetch             the key is unknown     the next fetch
 *   ------------------------   --------------------   ------------------------------------------------------
 *   brought the key asked for  refused                at once
 *   did not bring it           refused                after a pause of 10 s
 *   failed                     unavailable            after a pause of 10 s
 * </pre>
 *
 * So tokens with made-up key ids cost one fetch in 10 s, an issuer that is down costs one timeout in that
 * time, and keys that rotate quickly are found without a pause.
 *
 * <p>A state is never changed. Only the holder of the lock replaces it.
 */
final class KeyCache {

    /** The age after which keys are fetched again. */
    static final Duration REFRESH_AGE = Duration.ofMinutes(5);

    /** The age after which keys are not trusted any more. */
    static final Duration MAX_AGE = Duration.ofHours(24);

    /** The pause after a fetch that failed or was in vain. */
    static final Duration PAUSE = Duration.ofSeconds(10);

    /** The maximum number of requests that wait for a fetch. A server carries out some more at once. */
    static final int MAX_WAITING = 56;

    private static final Logger LOG = LoggerFactory.getLogger(KeyCache.class);

    private final Discovery discovery;
    private final InstantSource clock;
    private final ReentrantLock fetching = new ReentrantLock();
    private final Semaphore waiting = new Semaphore(MAX_WAITING);
    private volatile State state = new State(0, null, null, null);

    /**
     * The result of the last fetch.
     *
     * @param fetches the number of fetches until now
     * @param keys the keys of the last fetch that did not fail; null if there was none
     * @param pausedSince the start of the pause; null if there is none
     * @param failure the reason why the last fetch failed; null if it did not
     */
    private record State(
            long fetches,
            @Nullable KeySet keys,
            @Nullable Instant pausedSince,
            @Nullable Exception failure) {

        State fetched(KeySet fetched, @Nullable Instant pauseStart) {
            return new State(fetches + 1, fetched, pauseStart, null);
        }

        State failed(Exception reason, Instant pauseStart) {
            return new State(fetches + 1, keys, pauseStart, reason);
        }

        Optional<KeySet> keysFor(JWSHeader header, Instant now) {
            return Optional.ofNullable(keys)
                    .filter(known -> known.age(now).compareTo(MAX_AGE) < 0)
                    .filter(known -> known.hasKeyFor(header));
        }

        boolean needsRefresh(Instant now) {
            return keys != null && !isWithin(keys.age(now), REFRESH_AGE) && !isPaused(now);
        }

        boolean isPaused(Instant now) {
            return pausedSince != null && isWithin(Duration.between(pausedSince, now), PAUSE);
        }

        /** Says no if the clock was set back, because the time that has passed is unknown then. */
        private static boolean isWithin(Duration elapsed, Duration limit) {
            return !elapsed.isNegative() && elapsed.compareTo(limit) < 0;
        }
    }

    KeyCache(Discovery discovery, InstantSource clock) {
        this.discovery = discovery;
        this.clock = clock;
    }

    /** Returns the keys of the last fetch, however old. */
    Optional<KeySet> latest() {
        return Optional.ofNullable(state.keys());
    }

    /**
     * Returns keys among which is one for the header.
     *
     * @throws RefusedException if the issuer has no such key
     * @throws IssuerUnavailable if the issuer has to be asked and cannot answer
     */
    KeySet keysFor(JWSHeader header) {
        long fetches = state.fetches();
        refreshIfNeeded(header);
        return state.keysFor(header, clock.instant()).orElseGet(() -> keysAfterFetch(header, fetches));
    }

    /** Fetches, unless another request does, which is no reason to wait. */
    private void refreshIfNeeded(JWSHeader header) {
        if (state.needsRefresh(clock.instant()) && fetching.tryLock()) {
            try {
                if (state.needsRefresh(clock.instant())) {
                    fetch(header);
                }
            } finally {
                fetching.unlock();
            }
        }
    }

    /**
     * Fetches, unless another fetch came to its end since this request began. Then its result counts. Only some requests wait:
     * a client can make up tokens with unknown keys, and other requests have to go on while the issuer is slow.
     */
    private KeySet keysAfterFetch(JWSHeader header, long fetchesBefore) {
        if (!waiting.tryAcquire()) {
            throw new IssuerUnavailable("Too many tokens wait for the keys of the issuer");
        }
        try {
            fetching.lock();
            try {
                if (state.fetches() == fetchesBefore && !state.isPaused(clock.instant())) {
                    fetch(header);
                }
            } finally {
                fetching.unlock();
            }
        } finally {
            waiting.release();
        }
        State after = state;
        return after.keysFor(header, clock.instant()).orElseThrow(() -> missing(after));
    }

    private static RuntimeException missing(State state) {
        return state.failure() == null
                ? InvalidToken.because("the issuer has no such key")
                : new IssuerUnavailable("Cannot get the keys of the issuer of tokens", state.failure());
    }

    private void fetch(JWSHeader header) {
        Instant start = clock.instant();
        State before = state;
        try {
            KeySet keys = new KeySet(discovery.keys(), start);
            state = before.fetched(keys, keys.hasKeyFor(header) ? null : clock.instant());
            if (before.failure() != null) {
                LOG.info("The issuer of tokens answers again");
            }
        } catch (IOException | RuntimeException e) {
            state = before.failed(e, clock.instant());
            if (before.failure() == null) {
                LOG.warn(
                        "Cannot get the keys of the issuer of tokens; unknown keys get 503 until it answers: {}",
                        cause(e));
            }
        }
    }

    private static String cause(Exception failure) {
        return failure.getCause() == null ? failure.toString() : failure.getMessage() + ": " + failure.getCause();
    }
}
