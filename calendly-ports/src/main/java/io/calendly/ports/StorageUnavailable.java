package io.calendly.ports;

/**
 * The storage cannot be reached, or is too busy to answer in time. Nothing is known to be wrong with the request, and
 * the same request may succeed later.
 */
public final class StorageUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what could not be done
     * @param cause what the storage said
     */
    public StorageUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
