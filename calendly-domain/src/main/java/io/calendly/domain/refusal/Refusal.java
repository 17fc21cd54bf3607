package io.calendly.domain.refusal;

/**
 * A reason why the rules do not allow what was asked for.
 *
 * <p>A refusal is data: which users, which slot, what is in the way. Each feature declares its refusals as records of a
 * sealed interface beside the values that they speak of. One that stops a decision is thrown in a
 * {@link RefusedException}; one that only explains is returned. The words that people read are made at the edge.
 */
public interface Refusal {

    /** The kind of a refusal, which tells a caller what to do about it. */
    enum Kind {
        /** The request names something that does not exist. */
        UNKNOWN,
        /** The request could never be granted, whatever is stored. */
        INVALID,
        /** The request contradicts what is stored now, and may be granted later. */
        CONFLICT,
        /** The request was made for a version that has been replaced. */
        STALE,
        /** The caller has no valid credential. */
        UNAUTHENTICATED,
        /** The caller may not do what was asked for. */
        FORBIDDEN
    }

    /** Returns the kind of this refusal. */
    Kind kind();

    /** Returns the stable code of this refusal, in kebab case. A code never changes its meaning. */
    String code();
}
