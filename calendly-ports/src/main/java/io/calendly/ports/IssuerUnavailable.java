package io.calendly.ports;

/** A failure of the issuer of tokens. Nothing is known to be wrong with the token, and it may be accepted later. */
public final class IssuerUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Reports a failure.
     *
     * @param message the operation that failed
     * @param cause the failure of the issuer
     */
    public IssuerUnavailable(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * Reports that the issuer was not asked.
     *
     * @param message the reason
     */
    public IssuerUnavailable(String message) {
        super(message);
    }
}
