package io.calendly.ports;

import io.calendly.domain.refusal.RefusedException;
import io.calendly.domain.user.Profile;
import io.calendly.domain.user.User;
import io.calendly.domain.user.UserId;
import io.calendly.domain.user.UserRefusal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/** A store of users. A transaction locks users. */
public interface Users {

    /**
     * Adds a user under an id that was never given out before.
     *
     * @param profile the profile of the user
     * @param createdAt the time at which the user is added; truncated to the second
     * @return the user as stored, in version 1
     * @throws RefusedException with {@link UserRefusal.EmailTaken} if another user has the e-mail address
     * @throws RefusedException with {@link UserRefusal.ExternalIdTaken} if another user has the id at the issuer
     */
    User add(Profile profile, Instant createdAt);

    /** Finds the user with this id. */
    Optional<User> find(UserId id);

    /** Finds the user with this {@linkplain Profile#externalId() id at the issuer of tokens}. */
    Optional<User> findByExternalId(String externalId);

    /**
     * Returns the user with this id.
     *
     * @throws RefusedException with {@link UserRefusal.UnknownUsers} if there is none
     */
    default User require(UserId id) {
        return find(id).orElseThrow(() -> new RefusedException(UserRefusal.UnknownUsers.of(id)));
    }

    /**
     * Checks that all of these users exist.
     *
     * @throws RefusedException with {@link UserRefusal.UnknownUsers} if some do not; it has all of those
     */
    default void requireAll(Collection<UserId> ids) {
        SortedSet<UserId> unknown = unknown(ids);
        if (!unknown.isEmpty()) {
            throw new RefusedException(new UserRefusal.UnknownUsers(unknown));
        }
    }

    /** Returns the ids that no user has. */
    SortedSet<UserId> unknown(Collection<UserId> ids);

    /**
     * Returns the names of these users, also of those who were removed: the last name that each of them had. An id that
     * was never given out has none. Names that the transaction has read together with locks or meetings cost nothing.
     */
    SortedMap<UserId, String> names(Collection<UserId> ids);

    /**
     * Locks the users until the transaction ends. No other transaction holds a lock on any of them meanwhile.
     *
     * <p>Users are locked in ascending order of id. All transactions keep to that order, so no two of them wait for each
     * other; for the same reason a transaction locks once, by this method, by {@link #lockExisting} or by
     * {@link Calendars#lockAndRead}.
     *
     * @param ids the users; duplicates count once
     * @throws RefusedException with {@link UserRefusal.UnknownUsers} if some of the users do not exist; it has all of
     *     those
     */
    default void lock(Collection<UserId> ids) {
        SortedSet<UserId> unknown = new TreeSet<>(ids);
        unknown.removeAll(lockExisting(ids));
        if (!unknown.isEmpty()) {
            throw new RefusedException(new UserRefusal.UnknownUsers(unknown));
        }
    }

    /**
     * Locks those of the users who exist, as {@link #lock} does.
     *
     * @param ids the users; duplicates count once
     * @return the users who exist
     */
    SortedSet<UserId> lockExisting(Collection<UserId> ids);

    /** Returns all users by ascending id. */
    List<User> all();

    /** What a search looks at. */
    enum Searched {
        /** The name alone. */
        NAME,
        /** The name and the e-mail address. */
        NAME_AND_EMAIL
    }

    /**
     * Returns some users by ascending id.
     *
     * @param text a text that {@linkplain Profile#matches occurs} in what is searched; empty for all users
     * @param searched what is searched
     * @param after only users with a larger id
     * @param max the maximum number of users
     */
    List<User> page(String text, Searched searched, UserId after, int max);

    /**
     * Stores a user in place of an older version.
     *
     * @param changed a user who is {@linkplain #lock locked}
     * @throws RefusedException with {@link UserRefusal.EmailTaken} if another user has the e-mail address; at the latest
     *     when the transaction ends
     * @throws RefusedException with {@link UserRefusal.ExternalIdTaken} if another user has the id at the issuer; at the
     *     latest when the transaction ends
     */
    void update(User changed);

    /**
     * Removes a user, with all time that the user declared, all schedules, all time off and all API keys. Meetings stay
     * as they are; the id is not given out again.
     *
     * @param id a user who is {@linkplain #lock locked}
     */
    void remove(UserId id);

    /** Checks whether no user was ever added. */
    boolean isEmpty();
}
