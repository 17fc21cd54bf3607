package io.calendly.application.health;

import io.calendly.ports.StorageUnavailable;
import io.calendly.ports.Transactor;
import java.util.Objects;

/** Whether the application can work at all. */
public final class HealthService {

    private final Transactor transactor;

    /**
     * For one storage.
     *
     * @param transactor the storage that has to answer
     */
    public HealthService(Transactor transactor) {
        this.transactor = Objects.requireNonNull(transactor, "transactor");
    }

    /**
     * Asks the storage something.
     *
     * @throws StorageUnavailable if it does not answer
     */
    public void check() {
        transactor.ask(stores -> stores.users().isEmpty());
    }
}
