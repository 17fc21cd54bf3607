package io.calendly.http.v2.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.calendly.application.access.ApiKeyService;
import io.calendly.domain.access.ApiKey;
import io.calendly.domain.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An API key as JSON.
 *
 * @param key the key for its owner; absent but in the reply to the request that made it
 * @param userId the user whom it acts as; null for a service
 * @param createdAt in epoch seconds
 * @param expiresAt in epoch seconds; null if it is valid until it is revoked
 * @param lastUsedAt the hour of its last use, in epoch seconds; null if it never was used
 */
record ApiKeyView(
        String id,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String key,
        String name,
        @Nullable Long userId,
        List<String> scopes,
        long createdAt,
        @Nullable Long expiresAt,
        @Nullable Long lastUsedAt) {

    static ApiKeyView of(ApiKey key) {
        return of(key, null);
    }

    static ApiKeyView of(ApiKeyService.Made made) {
        return of(made.key(), made.token().text());
    }

    private static ApiKeyView of(ApiKey key, @Nullable String text) {
        return new ApiKeyView(
                key.id().toString(),
                text,
                key.name(),
                key.user().map(UserId::value).orElse(null),
                ScopeWords.of(key.scopes()),
                key.createdAt().getEpochSecond(),
                seconds(key.expiresAt()),
                seconds(key.lastUsedAt()));
    }

    private static @Nullable Long seconds(Optional<Instant> time) {
        return time.map(Instant::getEpochSecond).orElse(null);
    }
}
