package io.calendly.domain.refusal;

import java.util.Objects;

/** The exception that carries a {@link Refusal}. It has no stack trace, because a refusal is an expected result. */
public final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    /**
     * Carries a refusal.
     *
     * @throws NullPointerException if the refusal is null
     */
    public RefusedException(Refusal refusal) {
        super(String.valueOf(Objects.requireNonNull(refusal, "refusal")), null, false, false);
        this.refusal = refusal;
    }

    /** Returns why the request was refused. */
    public Refusal refusal() {
        return refusal;
    }
}
