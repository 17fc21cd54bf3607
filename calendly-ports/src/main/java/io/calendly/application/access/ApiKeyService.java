package io.calendly.application.access;

import io.calendly.domain.access.AccessRefusal;
import io.calendly.domain.access.ApiKey;
import io.calendly.domain.access.ApiKeyEvent;
import io.calendly.domain.access.ApiKeyId;
import io.calendly.domain.access.Caller;
import io.calendly.domain.access.Rule;
import io.calendly.domain.access.Scope;
import io.calendly.domain.refusal.RefusedException;
import io.calendly.domain.user.UserId;
import io.calendly.domain.user.UserRefusal;
import io.calendly.ports.Transactor;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/** The service that makes, lists and revokes API keys. Only an administrator may use it. */
public final class ApiKeyService {

    private final Transactor transactor;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Caller caller;

    /**
     * Uses a storage, a clock and a source of ids and secrets on behalf of a caller.
     *
     * @param transactor the storage
     * @param clock the clock
     * @param random the source of new ids and secrets; must be thread-safe and cryptographically strong
     * @param caller the caller, who is the actor of the events
     */
    public ApiKeyService(Transactor transactor, InstantSource clock, RandomGenerator random, Caller caller) {
        this.transactor = Objects.requireNonNull(transactor, "transactor");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.random = Objects.requireNonNull(random, "random");
        this.caller = Objects.requireNonNull(caller, "caller");
    }

    /**
     * A key that was made.
     *
     * @param key the key as stored
     * @param token the key for its owner, which cannot be read again
     */
    public record Made(ApiKey key, ApiKeyToken token) {}

    /**
     * Makes a key.
     *
     * @param name a name by which people know it
     * @param user the user whom it acts as; empty for a service
     * @param scopes what it may be used for, at least one thing
     * @param expiresAt the time from which it is not valid, truncated to the second; empty if it is valid until it is revoked
     * @throws IllegalArgumentException if the name does not follow {@link ApiKey#NAME}, or if there is no scope
     * @throws RefusedException with {@link AccessRefusal} if the caller is no administrator
     * @throws RefusedException with {@link AccessRefusal.AlreadyExpired} if it would not be valid now
     * @throws RefusedException with {@link UserRefusal.UnknownUsers} if the user does not exist
     */
    public Made make(String name, Optional<UserId> user, Set<Scope> scopes, Optional<Instant> expiresAt) {
        Rule.ADMINISTER.requireAlways(caller);
        Instant now = clock.instant();
        ApiKeyToken token = ApiKeyToken.next(ApiKeyId.next(now, random), random);
        ApiKey key = new ApiKey(
                token.id(),
                name,
                user,
                scopes,
                token.hash(),
                now.truncatedTo(ChronoUnit.SECONDS),
                expiresAt.map(time -> time.truncatedTo(ChronoUnit.SECONDS)),
                Optional.empty());
        if (!key.isValidAt(now)) {
            throw new RefusedException(
                    new AccessRefusal.AlreadyExpired(key.expiresAt().orElseThrow()));
        }
        return transactor.inTransaction(stores -> {
            user.ifPresent(owner -> stores.users().lock(List.of(owner)));
            stores.apiKeys().add(key);
            stores.outbox().append(caller, now, List.of(ApiKeyEvent.Created.of(key)));
            return new Made(key, token);
        });
    }

    /**
     * Returns some keys in the order in which they were made.
     *
     * @param after only keys past this one; empty to begin with the first
     * @param max the maximum number of keys
     * @throws RefusedException with {@link AccessRefusal} if the caller is no administrator
     */
    public List<ApiKey> page(Optional<ApiKeyId> after, int max) {
        Rule.ADMINISTER.requireAlways(caller);
        return transactor.reads().apiKeys().page(after, max);
    }

    /**
     * Revokes a key. When this returns, the next request with it is refused, on every server. Not to be called in a wider
     * transaction, since that ends later.
     *
     * @throws RefusedException with {@link AccessRefusal} if the caller is no administrator
     * @throws RefusedException with {@link AccessRefusal.UnknownApiKey} if there is none with this id
     */
    public void revoke(ApiKeyId id) {
        Rule.ADMINISTER.requireAlways(caller);
        Instant now = clock.instant();
        transactor.run(stores -> {
            if (!stores.apiKeys().remove(id)) {
                throw new RefusedException(new AccessRefusal.UnknownApiKey(id));
            }
            stores.outbox().append(caller, now, List.of(new ApiKeyEvent.Revoked(id)));
        });
        Authentication.awaitForgotten();
    }
}
