package io.calendly.application.access;

import io.calendly.domain.access.AccessRefusal;
import io.calendly.domain.access.ApiKey;
import io.calendly.domain.access.ApiKeyId;
import io.calendly.domain.access.Caller;
import io.calendly.domain.access.Identity;
import io.calendly.domain.access.Scope;
import io.calendly.domain.refusal.RefusedException;
import io.calendly.domain.time.TimeZones;
import io.calendly.domain.user.Profile;
import io.calendly.domain.user.User;
import io.calendly.domain.user.UserEvent;
import io.calendly.domain.user.UserId;
import io.calendly.domain.user.UserRefusal;
import io.calendly.ports.Transactor;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * The service that authenticates callers.
 *
 * <p>A server may remember what it has read of a key or of a user for {@link #REMEMBERED}. Whatever takes access away waits for
 * that time after it is stored, so that no server remembers anything else when it returns.
 */
public final class Authentication {

    /** The time for which a server may remember a key or a user, from before it has begun to read it. */
    public static final Duration REMEMBERED = Duration.ofMillis(100);

    /** The scopes of a user who has a token. */
    private static final Set<Scope> SCOPES = Set.of(Scope.READ, Scope.WRITE);

    /** A hash that no secret is known to have, so that an unknown key takes as long as one with a wrong secret. */
    private static final String NO_HASH = "0".repeat(64);

    private final Transactor transactor;
    private final InstantSource clock;

    /**
     * Uses a storage and a clock.
     *
     * @param transactor the storage
     * @param clock the clock that expires keys
     */
    public Authentication(Transactor transactor, InstantSource clock) {
        this.transactor = Objects.requireNonNull(transactor, "transactor");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /** Finds a key as it is stored now. */
    public Optional<ApiKey> find(ApiKeyId id) {
        return transactor.reads().apiKeys().find(id);
    }

    /**
     * Returns the caller who uses an API key, and notes its use.
     *
     * @param token the key as the caller has it
     * @param stored the key with its id as it is stored; empty if there is none
     * @throws RefusedException with {@link AccessRefusal.NotAuthenticated} if there is no such key, or not with this secret,
     *     or if it has expired
     */
    public Caller caller(ApiKeyToken token, Optional<ApiKey> stored) {
        Instant now = clock.instant();
        boolean isRight =
                SecretHash.matches(token.secret(), stored.map(ApiKey::hash).orElse(NO_HASH));
        ApiKey key = stored.filter(found -> isRight && found.isValidAt(now))
                .orElseThrow(() -> new RefusedException(new AccessRefusal.NotAuthenticated()));
        key.useToStore(now)
                .ifPresent(hour -> transactor.run(stores -> stores.apiKeys().use(key.id(), hour)));
        return key.caller();
    }

    /** Finds the user with this id at the issuer of tokens. */
    public Optional<UserId> find(String externalId) {
        return transactor.reads().users().findByExternalId(externalId).map(User::id);
    }

    /** Waits until no server remembers what was stored before this call. */
    public static void awaitForgotten() {
        long end = System.nanoTime() + REMEMBERED.toNanos();
        for (long left = REMEMBERED.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /** What becomes of the subject of a token that no user has. */
    public enum Newcomers {
        /** The request is refused. */
        REFUSED,
        /** A user is added. */
        ADDED
    }

    /**
     * Returns the caller who has a token of the issuer.
     *
     * @param known the user with the id at the issuer; empty if there is none
     * @param newcomers what becomes of a person who is no user yet
     * @throws RefusedException with {@link AccessRefusal.UnknownSubject} if the person is neither a user nor an
     *     administrator, and does not become a user
     */
    public Caller caller(Identity identity, Optional<UserId> known, Newcomers newcomers) {
        Optional<UserId> user = known.isEmpty() && newcomers == Newcomers.ADDED ? Optional.of(add(identity)) : known;
        if (identity.isAdministrator()) {
            return Caller.administrator(user, "subject:" + identity.subject(), identity.credential());
        }
        return user.map(id -> Caller.user(id, identity.credential(), SCOPES))
                .orElseThrow(() -> new RefusedException(new AccessRefusal.UnknownSubject()));
    }

    /** Adds a user for a person. The user has no e-mail address if another user has that of the person. */
    private UserId add(Identity identity) {
        try {
            return add(identity, identity.email());
        } catch (RefusedException e) {
            if (e.refusal() instanceof UserRefusal.EmailTaken) {
                return add(identity, Optional.empty());
            }
            throw e;
        }
    }

    private UserId add(Identity identity, Optional<String> email) {
        Instant now = clock.instant();
        String name = identity.name().or(identity::email).orElse(identity.subject());
        Profile profile = new Profile(
                Profile.NAME.faultIn(name).isEmpty() ? name : "A person of the issuer",
                email,
                TimeZones.UTC,
                Optional.of(identity.subject()));
        try {
            return transactor.inTransaction(stores -> {
                User user = stores.users().add(profile, now);
                stores.outbox().append(issuer(identity), now, UserEvent.between(Optional.empty(), Optional.of(user)));
                return user.id();
            });
        } catch (RefusedException e) {
            if (e.refusal() instanceof UserRefusal.ExternalIdTaken) {
                // A request with the same token came first.
                return find(identity.subject()).orElseThrow(() -> e);
            }
            throw e;
        }
    }

    /** Returns the issuer as the actor who adds a person. */
    private static Caller issuer(Identity identity) {
        return new Caller(Caller.Role.SERVICE, Optional.empty(), SCOPES, "issuer", Optional.of(identity.credential()));
    }

    /**
     * Returns a caller who acts on behalf of a user.
     *
     * @throws RefusedException with {@link AccessRefusal.NotForOthers} if the caller may not
     * @throws RefusedException with {@link UserRefusal.UnknownUsers} if the user does not exist
     */
    public Caller actingFor(Caller caller, UserId user) {
        if (!caller.mayActForOthers()) {
            throw new RefusedException(new AccessRefusal.NotForOthers());
        }
        transactor.reads().users().require(user);
        return caller.actingFor(user);
    }
}
