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
import java.util.SortedSet;

/** The people whose time is kept. */
public interface Users {

    /**
     * Adds a person under a number that was never given out before.
     *
     * @param profile what is known of the person
     * @param createdAt when the person is added; kept to the second
     * @return the person as stored, in version 1
     * @throws RefusedException with {@link UserRefusal.EmailTaken} if somebody else has the e-mail address
     */
    User add(Profile profile, Instant createdAt);

    /** The person with this id, if there is one. */
    Optional<User> find(UserId id);

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

    /** Those of these ids under which there is nobody. */
    SortedSet<UserId> unknown(Collection<UserId> ids);

    /** Everyone, by ascending id. */
    List<User> all();

    /**
     * A number that is the same as long as nobody was added, changed or removed, and larger after that. What was read
     * of people in the same transaction is still true when it is still the same.
     */
    long revision();

    /**
     * Some people by ascending id.
     *
     * @param text what has to {@linkplain Profile#matches occur} in the name or the e-mail address; empty for everyone
     * @param after only people with a larger id
     * @param most how many at most
     */
    List<User> page(String text, UserId after, int most);

    /**
     * Stores a person in place of an older version.
     *
     * @param changed somebody who is {@linkplain Calendars#lock locked}
     * @throws RefusedException with {@link UserRefusal.EmailTaken} if somebody else has the e-mail address
     */
    void update(User changed);

    /**
     * Removes a person and everything that the person declared. Meetings stay as they are; the number is not given out
     * again.
     *
     * @param id somebody who is {@linkplain Calendars#lock locked}
     */
    void remove(UserId id);

    /** Whether nobody was ever added. */
    boolean isEmpty();
}
