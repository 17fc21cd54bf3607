package io.calendly.application;

import io.calendly.domain.refusal.Refusal;
import java.util.Set;

/**
 * Which versions of a thing a change was made for. A change that was made for another is refused, so that nobody undoes
 * unseen what somebody else has done.
 */
public final class VersionPrecondition {

    private static final VersionPrecondition ANY = new VersionPrecondition(Set.of(), true);

    private final Set<Long> versions;
    private final boolean any;

    private VersionPrecondition(Set<Long> versions, boolean any) {
        this.versions = Set.copyOf(versions);
        this.any = any;
    }

    /** Whatever it is. */
    public static VersionPrecondition anyVersion() {
        return ANY;
    }

    /** One of these. */
    public static VersionPrecondition oneOf(Set<Long> versions) {
        return new VersionPrecondition(versions, false);
    }

    /**
     * Goes on only if the version was expected.
     *
     * @throws Refusal.ChangedSince if not
     */
    void check(long version) {
        if (!any && !versions.contains(version)) {
            throw new Refusal.ChangedSince(version);
        }
    }
}
