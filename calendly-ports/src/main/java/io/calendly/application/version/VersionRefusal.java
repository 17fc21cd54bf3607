package io.calendly.application.version;

import io.calendly.domain.refusal.Refusal;

/** A refusal of a {@link VersionPrecondition}. */
public sealed interface VersionRefusal extends Refusal {

    /**
     * The resource was changed concurrently: its version is not one that the request expects.
     *
     * @param version the current version
     */
    record ChangedSince(long version) implements VersionRefusal {

        @Override
        public Kind kind() {
            return Kind.STALE;
        }

        @Override
        public String code() {
            return "changed-since";
        }
    }
}
