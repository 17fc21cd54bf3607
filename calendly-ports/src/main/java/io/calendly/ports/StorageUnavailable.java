package io.calendly.ports;

/**
 * A failure of the storage: it cannot be reached, or is too busy to answer in time. Nothing is known to be wrong with the
 * request, and the same request may succeed later.
 */
public final class StorageUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Reports a failure.
     *
     * @param message the operation that failed
     * @param cause the failure of the storage
     */
    public StorageUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
