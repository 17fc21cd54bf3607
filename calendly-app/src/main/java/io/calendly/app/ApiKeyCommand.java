package io.calendly.app;

import io.calendly.application.Services;
import io.calendly.domain.access.Scope;
import io.calendly.jdbc.Database;
import io.calendly.jdbc.DatabaseUrl;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/**
 * The command that makes an API key for an administrator. It needs no key, so that it can make the first one, but access to the
 * database.
 *
 * @param name the name of the key
 */
record ApiKeyCommand(String name) {

    /** The name of a key for which none is given. */
    static final String DEFAULT_NAME = "administrator";

    /**
     * Makes the key in a database, which is created if there is none, and returns it.
     *
     * @throws IllegalStateException if the database does not answer
     */
    String run(DatabaseUrl url) {
        try (Database database = Database.open(url, transactor -> {})) {
            if (!database.awaitOpen()) {
                throw new IllegalStateException("the database does not answer: " + url);
            }
            return Services.on(database.transactor(), InstantSource.system(), new SecureRandom())
                    .apiKeys()
                    .make(name, Optional.empty(), Set.of(Scope.ADMIN), Optional.empty())
                    .token()
                    .text();
        }
    }
}
