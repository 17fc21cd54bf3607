package io.calendly.ports;

import io.calendly.domain.access.ApiKey;
import io.calendly.domain.access.ApiKeyId;
import io.calendly.domain.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A store of API keys. The keys of a user are removed with the user. */
public interface ApiKeys {

    /**
     * Adds a key.
     *
     * @param key the key; its user, if there is one, is {@linkplain Users#lock locked}
     */
    void add(ApiKey key);

    /** Finds the key with this id. */
    Optional<ApiKey> find(ApiKeyId id);

    /**
     * Returns some keys in the order in which they were made, which is that of their ids.
     *
     * @param after only keys past this one; empty to begin with the first
     * @param max the maximum number of keys
     */
    List<ApiKey> page(Optional<ApiKeyId> after, int max);

    /** Checks whether a user has a key. */
    boolean hasAny(UserId user);

    /**
     * Stores the hour in which a key was last used, unless a later one is stored. A key that does not exist stays away.
     */
    void use(ApiKeyId id, Instant hour);

    /**
     * Removes a key.
     *
     * @return whether there was one
     */
    boolean remove(ApiKeyId id);
}
