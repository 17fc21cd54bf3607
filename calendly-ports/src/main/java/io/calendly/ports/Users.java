package io.calendly.ports;

import io.calendly.domain.user.User;
import io.calendly.domain.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The people whose time is kept. */
public interface Users {

    /**
     * Adds a person under a number that was never given out before.
     *
     * @param name a name without {@linkplain User#faultInName fault}
     * @param createdAt when the person is added; kept to the second
     * @return the person as stored
     */
    User add(String name, Instant createdAt);

    /** The person with this id, if there is one. */
    Optional<User> find(UserId id);

    /** Everyone, by ascending id. */
    List<User> all();

    /** Whether there is nobody. */
    boolean isEmpty();
}
