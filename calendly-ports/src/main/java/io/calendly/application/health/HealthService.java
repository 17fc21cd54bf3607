package io.calendly.application.health;

import io.calendly.ports.StorageUnavailable;
import io.calendly.ports.Transactor;
import java.util.Objects;

/** The service that checks whether the application can work. */
public final class HealthService {

    private final Transactor transactor;

    /**
     * Checks a storage.
     *
     * @param transactor the storage
     */
    public HealthService(Transactor transactor) {
        this.transactor = Objects.requireNonNull(transactor, "transactor");
    }

    /**
     * Checks that the storage answers.
     *
     * @throws StorageUnavailable if it does not answer
     */
    public void check() {
        var unused = transactor.reads().users().isEmpty();
    }
}
