package io.calendly.domain.access;

import io.calendly.domain.refusal.RefusedException;
import io.calendly.domain.user.UserId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The rules for who may do what. An administrator may do everything. A service may do what the scope of its credential
 * allows, except {@link #ADMINISTER}. A user may do what concerns no user in particular, or concerns that user.
 */
public enum Rule {
    /** To see which slots of an active event type can be booked, to hold one and to book it. */
    BOOK(Optional.empty(), Concern.NOBODY),
    /** To see the identity and the permissions of the caller. */
    SEE_ONESELF(Optional.of(Scope.READ), Concern.NOBODY),
    /** To see the ids and the names of users. */
    SEE_NAMES(Optional.of(Scope.READ), Concern.NOBODY),
    /** To see when users are free. */
    SEE_FREE_TIME(Optional.of(Scope.READ), Concern.NOBODY),
    /** To see the profile of a user. */
    SEE_PROFILE(Optional.of(Scope.READ), Concern.EACH),
    /** To change the profile of a user. */
    CHANGE_PROFILE(Optional.of(Scope.WRITE), Concern.EACH),
    /** To add and to delete users. */
    MANAGE_USERS(Optional.of(Scope.WRITE), Concern.ALL),
    /** To see the schedules and the time off of a user. */
    SEE_TIME(Optional.of(Scope.READ), Concern.EACH),
    /** To declare time of a user and to take it back, and to change the schedules and the time off of a user. */
    CHANGE_TIME(Optional.of(Scope.WRITE), Concern.EACH),
    /** To see what a meeting is for, as one of its attendees. */
    SEE_MEETING(Optional.of(Scope.READ), Concern.ONE),
    /** To schedule, change or cancel a meeting, as one of its attendees. */
    CHANGE_MEETING(Optional.of(Scope.WRITE), Concern.ONE),
    /** To see the settings of an event type, as one of its hosts. */
    SEE_EVENT_TYPE(Optional.of(Scope.READ), Concern.ONE),
    /** To add, change or delete an event type, as its only host. */
    CHANGE_EVENT_TYPE(Optional.of(Scope.WRITE), Concern.EACH),
    /** To see a booking, as one of its hosts. */
    SEE_BOOKING(Optional.of(Scope.READ), Concern.ONE),
    /** To confirm, decline, cancel or reschedule a booking, as one of its hosts. */
    CHANGE_BOOKING(Optional.of(Scope.WRITE), Concern.ONE),
    /** To manage API keys and the ids of users at an issuer of tokens, and to see the metrics. */
    ADMINISTER(Optional.of(Scope.ADMIN), Concern.ALL);

    /** The users whom a rule concerns, among those whom a request is about. */
    private enum Concern {
        /** No user in particular. */
        NOBODY,
        /** Each of them. */
        EACH,
        /** One of them is enough. */
        ONE,
        /** All users that there are. */
        ALL
    }

    private final Optional<Scope> scope;
    private final Concern concern;

    Rule(Optional<Scope> scope, Concern concern) {
        this.scope = scope;
        this.concern = concern;
    }

    /** Returns the scope that a credential needs; empty if no credential is needed. */
    public Optional<Scope> scope() {
        return scope;
    }

    /**
     * Checks whether a caller may do what this rule is for.
     *
     * @param users the users whom the request is about
     */
    public boolean allows(Caller caller, Collection<UserId> users) {
        return allowsAlways(caller) || (isPossibleFor(caller) && concerns(caller.user(), users));
    }

    /** Checks whether a caller may do what this rule is for, whichever users it is about. */
    public boolean allowsAlways(Caller caller) {
        return switch (caller.role()) {
            case ADMINISTRATOR -> true;
            case SERVICE -> isPossibleFor(caller);
            case USER, ANONYMOUS -> isPossibleFor(caller) && concern == Concern.NOBODY;
        };
    }

    /** Checks whether there are users about whom a caller may do what this rule is for. */
    public boolean isPossibleFor(Caller caller) {
        if (scope.isEmpty() || caller.role() == Caller.Role.ADMINISTRATOR) {
            return true;
        }
        boolean isForRole = switch (caller.role()) {
            case ADMINISTRATOR -> true;
            case SERVICE -> this != ADMINISTER;
            case USER -> concern != Concern.ALL;
            case ANONYMOUS -> false;
        };
        return isForRole && caller.has(scope.get());
    }

    private boolean concerns(Optional<UserId> user, Collection<UserId> users) {
        return user.isPresent()
                && switch (concern) {
                    case NOBODY -> true;
                    case EACH -> !users.isEmpty() && users.stream().allMatch(user.get()::equals);
                    case ONE -> users.contains(user.get());
                    case ALL -> false;
                };
    }

    /**
     * Checks that a caller may do what this rule is for.
     *
     * @param users the users whom the request is about
     * @throws RefusedException with {@link AccessRefusal.NotAuthenticated} if the caller has no credential
     * @throws RefusedException with {@link AccessRefusal.MissingScope} if the credential lacks the scope
     * @throws RefusedException with {@link AccessRefusal.NotAllowed} if it concerns others than the caller
     */
    public void require(Caller caller, Collection<UserId> users) {
        if (!allows(caller, users)) {
            throw refusal(caller);
        }
    }

    /** Checks that a caller may do what this rule is for about a user, as {@link #require(Caller, Collection)} does. */
    public void require(Caller caller, UserId user) {
        require(caller, List.of(user));
    }

    /**
     * Checks that a caller may do what this rule is for, whichever users it is about.
     *
     * @throws RefusedException as {@link #require(Caller, Collection)} does
     */
    public void requireAlways(Caller caller) {
        if (!allowsAlways(caller)) {
            throw refusal(caller);
        }
    }

    /**
     * Checks that there are users about whom a caller may do what this rule is for.
     *
     * @throws RefusedException as {@link #require(Caller, Collection)} does
     */
    public void requirePossible(Caller caller) {
        if (!isPossibleFor(caller)) {
            throw refusal(caller);
        }
    }

    private RefusedException refusal(Caller caller) {
        if (caller.role() == Caller.Role.ANONYMOUS) {
            return new RefusedException(new AccessRefusal.NotAuthenticated());
        }
        Scope needed = scope.orElseThrow();
        return new RefusedException(
                caller.has(needed) ? new AccessRefusal.NotAllowed(this) : new AccessRefusal.MissingScope(needed));
    }
}
