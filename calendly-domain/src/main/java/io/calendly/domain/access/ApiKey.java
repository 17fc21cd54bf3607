package io.calendly.domain.access;

import io.calendly.domain.text.TextRule;
import io.calendly.domain.user.UserId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * An API key as it is stored. The key itself is not stored, only the hash of its secret is.
 *
 * @param id the id
 * @param name a name by which people know it
 * @param user the user whom it acts as; empty for a service
 * @param scopes what it may be used for, at least one thing
 * @param hash the hash of its secret
 * @param createdAt the time at which it was made, to the second
 * @param expiresAt the time from which it is not valid, to the second; empty if it is valid until it is revoked
 * @param lastUsedAt the hour in which it was last used; empty if it never was
 */
public record ApiKey(
        ApiKeyId id,
        String name,
        Optional<UserId> user,
        Set<Scope> scopes,
        String hash,
        Instant createdAt,
        Optional<Instant> expiresAt,
        Optional<Instant> lastUsedAt) {

    /** The rule for names. */
    public static final TextRule NAME = TextRule.line(200).notBlank();

    /**
     * Adds the scopes that the scopes include.
     *
     * @throws NullPointerException if a component is null
     * @throws IllegalArgumentException if the name does not follow its rule, or if there is no scope
     */
    public ApiKey {
        Objects.requireNonNull(id, "id");
        NAME.require(name, "name");
        Objects.requireNonNull(user, "user");
        scopes = Scope.closure(scopes);
        if (scopes.isEmpty()) {
            throw new IllegalArgumentException("scopes must not be empty");
        }
        Objects.requireNonNull(hash, "hash");
        Objects.requireNonNull(createdAt, "createdAt");
        Objects.requireNonNull(expiresAt, "expiresAt");
        Objects.requireNonNull(lastUsedAt, "lastUsedAt");
    }

    /** Checks whether this key has not expired at a time. */
    public boolean isValidAt(Instant now) {
        return expiresAt.isEmpty() || now.isBefore(expiresAt.get());
    }

    /** Returns the caller who uses this key. */
    public Caller caller() {
        if (scopes.contains(Scope.ADMIN)) {
            return Caller.administrator(user, "key:" + id, id.toString());
        }
        return user.map(owner -> Caller.user(owner, id.toString(), scopes))
                .orElseGet(() -> Caller.service(id.toString(), scopes));
    }

    /** Returns the hour to store for a use now; empty if a use in this hour is stored already. */
    public Optional<Instant> useToStore(Instant now) {
        Instant hour = now.truncatedTo(ChronoUnit.HOURS);
        return lastUsedAt.filter(last -> !last.isBefore(hour)).isPresent() ? Optional.empty() : Optional.of(hour);
    }

    /** Returns this key as it was last used in an hour. */
    public ApiKey usedIn(Instant hour) {
        return new ApiKey(id, name, user, scopes, hash, createdAt, expiresAt, Optional.of(hour));
    }

    /** Returns a text without the hash. */
    @Override
    public String toString() {
        return "ApiKey[" + id + "]";
    }
}
