package io.calendly.domain.access;

import io.calendly.domain.user.UserId;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The caller of the application, on whose behalf a request is carried out. It comes in with each request.
 *
 * @param role what the caller is
 * @param user the user whom the caller acts as. A user always has one, an administrator may have one, others have none
 * @param scopes what the credential may be used for, with the scopes that those include
 * @param id a text that no other caller has; what a caller stores under a key of its own is stored under this id
 * @param credential the id of the credential or of the manage token, which is no secret; empty if there is none
 */
public record Caller(Role role, Optional<UserId> user, Set<Scope> scopes, String id, Optional<String> credential) {

    /** What a caller is. */
    public enum Role {
        /** A caller who may do everything. */
        ADMINISTRATOR,
        /** A program that acts for all users. */
        SERVICE,
        /** A user. */
        USER,
        /** A caller without a credential. */
        ANONYMOUS
    }

    /** The administrator who has no credential: an embedding program, or any caller of a server that asks for none. */
    public static final Caller ADMINISTRATOR = new Caller(
            Role.ADMINISTRATOR, Optional.empty(), EnumSet.allOf(Scope.class), "administrator", Optional.empty());

    /**
     * Adds the scopes that the scopes include.
     *
     * @throws NullPointerException if a component is null
     * @throws IllegalArgumentException if the role and the user contradict each other
     */
    public Caller {
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(user, "user");
        scopes = Scope.closure(scopes);
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(credential, "credential");
        boolean isContradiction = user.isPresent() ? role == Role.SERVICE || role == Role.ANONYMOUS : role == Role.USER;
        if (isContradiction) {
            throw new IllegalArgumentException("user must fit the role " + role);
        }
    }

    /**
     * Returns an administrator.
     *
     * @param user the user who is the administrator; empty if it is none
     * @param id a text that no other administrator without a user has
     * @param credential the id of the credential
     */
    public static Caller administrator(Optional<UserId> user, String id, String credential) {
        String unique = user.map(acting -> "administrator:user:" + acting).orElse(id);
        return new Caller(Role.ADMINISTRATOR, user, Set.of(Scope.ADMIN), unique, Optional.of(credential));
    }

    /** Returns a program with a credential. */
    public static Caller service(String credential, Set<Scope> scopes) {
        return new Caller(Role.SERVICE, Optional.empty(), scopes, "key:" + credential, Optional.of(credential));
    }

    /** Returns a user with a credential. */
    public static Caller user(UserId user, String credential, Set<Scope> scopes) {
        return new Caller(Role.USER, Optional.of(user), scopes, "user:" + user, Optional.of(credential));
    }

    /**
     * Returns a caller without a credential.
     *
     * @param address the address of the caller, which sets it apart from others
     */
    public static Caller anonymous(String address) {
        return new Caller(Role.ANONYMOUS, Optional.empty(), Set.of(), "anonymous:" + address, Optional.empty());
    }

    /**
     * Returns an invitee, who has the manage token of a booking and no credential besides.
     *
     * @param token an id of the token that is no secret
     */
    public static Caller invitee(String token) {
        return new Caller(Role.ANONYMOUS, Optional.empty(), Set.of(), token, Optional.of(token));
    }

    /**
     * Returns this caller as it acts on behalf of a user. It may do what the user may, within its own scopes.
     *
     * @throws IllegalStateException if this caller may not act for others; see {@link #mayActForOthers}
     */
    public Caller actingFor(UserId other) {
        if (!mayActForOthers()) {
            throw new IllegalStateException("The caller may not act for others: " + role);
        }
        return new Caller(Role.USER, Optional.of(other), scopes, id + " for user:" + other, credential);
    }

    /** Checks whether this caller may act on behalf of users: a service, or an administrator. */
    public boolean mayActForOthers() {
        return role == Role.SERVICE || role == Role.ADMINISTRATOR;
    }

    /** Returns the name of the caller as the actor of events: the user if there is one. It has no address. */
    public String actor() {
        if (role == Role.ANONYMOUS) {
            return credential.isPresent() ? "invitee" : "anonymous";
        }
        return user.map(acting -> "user:" + acting).orElse(id);
    }

    /** Checks whether the credential may be used for something. */
    public boolean has(Scope scope) {
        return scopes.contains(scope);
    }
}
