package io.calendly.application.user;

import io.calendly.domain.access.Caller;
import io.calendly.domain.access.Rule;
import io.calendly.domain.user.User;
import io.calendly.domain.user.UserId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A user as a caller may see the user.
 *
 * @param id the id
 * @param name the name
 * @param details the whole user; empty if the caller may only know the name
 */
public record VisibleUser(UserId id, String name, Optional<User> details) {

    /** @throws NullPointerException if a component is null */
    public VisibleUser {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(details, "details");
    }

    /** Returns what a caller may see of a user. */
    static VisibleUser of(User user, Caller caller) {
        boolean isWhole = Rule.SEE_PROFILE.allows(caller, List.of(user.id()));
        return new VisibleUser(user.id(), user.name(), isWhole ? Optional.of(user) : Optional.empty());
    }
}
