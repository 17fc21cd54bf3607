package io.calendly.http.v2.user;

import io.calendly.domain.user.Profile;
import io.calendly.domain.user.User;
import org.jspecify.annotations.Nullable;

/**
 * A user as JSON.
 *
 * @param email the e-mail address; null if there is none
 * @param createdAt in epoch seconds
 */
public record UserView(long id, String name, @Nullable String email, String timeZone, long createdAt) {

    /** Returns the view of a user. */
    public static UserView of(User user) {
        Profile profile = user.profile();
        return new UserView(
                user.id().value(),
                profile.name(),
                profile.email().orElse(null),
                profile.timeZone(),
                user.createdAt().getEpochSecond());
    }
}
