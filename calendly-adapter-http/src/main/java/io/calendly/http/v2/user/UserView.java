package io.calendly.http.v2.user;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.calendly.application.user.VisibleUser;
import io.calendly.domain.user.Profile;
import io.calendly.domain.user.User;
import org.jspecify.annotations.Nullable;

/**
 * A user as JSON.
 *
 * @param email the e-mail address; null if there is none
 * @param createdAt in epoch seconds
 * @param externalId the id of the user at the issuer of tokens; absent if there is none
 */
record UserView(
        long id,
        String name,
        @Nullable String email,
        String timeZone,
        long createdAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String externalId) {

    /** Returns the view of a user as a caller may see the user. */
    static Object of(VisibleUser user) {
        return user.details()
                .<Object>map(UserView::of)
                .orElseGet(() -> new UserNameView(user.id().value(), user.name()));
    }

    /** Returns the view of a user. */
    static UserView of(User user) {
        Profile profile = user.profile();
        return new UserView(
                user.id().value(),
                profile.name(),
                profile.email().orElse(null),
                profile.timeZone(),
                user.createdAt().getEpochSecond(),
                profile.externalId().orElse(null));
    }
}
