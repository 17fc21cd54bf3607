package io.calendly.domain.user;

import java.time.Instant;
import java.util.Objects;

/**
 * A person whose time is kept.
 *
 * @param id the number by which the person is known
 * @param profile what is known of the person
 * @param createdAt when the person was added
 * @param version 1 at first, one more with each change
 */
public record User(UserId id, Profile profile, Instant createdAt, long version) {

    /**
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

    /** What people call the person. */
    public String name() {
        return profile.name();
    }

    /** The same person with another profile; a new version of it. */
    public User with(Profile changed) {
        return new User(id, changed, createdAt, version + 1);
    }
}
