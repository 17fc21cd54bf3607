package io.calendly.domain.user;

import java.time.Instant;
import java.util.Objects;

/**
 * A user, whose time is managed.
 *
 * @param id the id
 * @param profile the data that can be changed
 * @param createdAt the time at which the user was added
 * @param version 1 at first, incremented by each change
 */
public record User(UserId id, Profile profile, Instant createdAt, long version) {

    /**
     * Checks the components.
     *
     * @throws NullPointerException if a component is null
     * @throws IllegalArgumentException if the version is not positive
     */
    public User {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(profile, "profile");
        Objects.requireNonNull(createdAt, "createdAt");
        if (version < 1) {
            throw new IllegalArgumentException("version must be positive, not " + version);
        }
    }

    /** Returns the name of the user. */
    public String name() {
        return profile.name();
    }

    /** Returns this user with another profile, in the next version. */
    public User with(Profile changed) {
        return new User(id, changed, createdAt, version + 1);
    }
}
