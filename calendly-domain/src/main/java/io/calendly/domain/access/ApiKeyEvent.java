package io.calendly.domain.access;

import io.calendly.domain.event.Event;
import io.calendly.domain.event.Subject;
import io.calendly.domain.user.UserId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** An event in the life of an API key. It has no hash, so that no reader of events has it. */
public sealed interface ApiKeyEvent extends Event {

    /**
     * The key was made.
     *
     * @param id the id of the key
     * @param name the name
     * @param user the user whom it acts as; empty for a service
     * @param scopes what it may be used for
     * @param expiresAt the time from which it is not valid; empty if it is valid until it is revoked
     */
    record Created(ApiKeyId id, String name, Optional<UserId> user, Set<Scope> scopes, Optional<Instant> expiresAt)
            implements ApiKeyEvent {

        /** Returns the event of a key that was made. */
        public static Created of(ApiKey key) {
            return new Created(key.id(), key.name(), key.user(), key.scopes(), key.expiresAt());
        }

        @Override
        public String type() {
            return "api_key.created";
        }
    }

    /**
     * The key was revoked.
     *
     * @param id the id of the key
     */
    record Revoked(ApiKeyId id) implements ApiKeyEvent {

        @Override
        public String type() {
            return "api_key.revoked";
        }
    }

    /** Returns the id of the key. */
    ApiKeyId id();

    @Override
    default Subject subject() {
        return new Subject("api_key", id().toString());
    }
}
