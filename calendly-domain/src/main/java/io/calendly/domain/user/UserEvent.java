package io.calendly.domain.user;

import io.calendly.domain.event.Event;
import io.calendly.domain.event.Subject;
import java.util.List;
import java.util.Optional;

/** An event in the life of a user. */
public sealed interface UserEvent extends Event {

    /**
     * The user was added.
     *
     * @param user the user
     */
    record Created(User user) implements UserEvent {

        @Override
        public String type() {
            return "user.created";
        }

        @Override
        public UserId id() {
            return user.id();
        }
    }

    /**
     * The profile was changed.
     *
     * @param user the user after the change
     * @param before the profile before the change
     */
    record Changed(User user, Profile before) implements UserEvent {

        @Override
        public String type() {
            return "user.changed";
        }

        @Override
        public UserId id() {
            return user.id();
        }
    }

    /**
     * The user was removed. The event has no profile, since that is removed too.
     *
     * @param id the id, which is not given out again
     */
    record Deleted(UserId id) implements UserEvent {

        @Override
        public String type() {
            return "user.deleted";
        }
    }

    /** Returns the id of the user. */
    UserId id();

    @Override
    default Subject subject() {
        return subjectOf(id());
    }

    /** Returns the user as the subject of events. */
    static Subject subjectOf(UserId user) {
        return new Subject("user", user.toString());
    }

    /**
     * Returns the events of a change.
     *
     * @param before the user before the change; empty if the user was added
     * @param after the user after the change; empty if the user was removed
     */
    static List<UserEvent> between(Optional<User> before, Optional<User> after) {
        if (before.equals(after)) {
            return List.of();
        }
        if (before.isEmpty()) {
            return after.<List<UserEvent>>map(user -> List.of(new Created(user)))
                    .orElseThrow();
        }
        User old = before.get();
        return List.of(
                after.<UserEvent>map(user -> new Changed(user, old.profile())).orElseGet(() -> new Deleted(old.id())));
    }
}
