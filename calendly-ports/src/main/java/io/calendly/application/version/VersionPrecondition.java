package io.calendly.application.version;

import io.calendly.domain.refusal.RefusedException;
import java.util.Set;

/** A precondition on the version of a resource, so that concurrent changes are not overwritten. */
public final class VersionPrecondition {

    private static final VersionPrecondition ANY = new VersionPrecondition(Set.of(), true);

    private final Set<Long> versions;
    private final boolean any;

    private VersionPrecondition(Set<Long> versions, boolean any) {
        this.versions = Set.copyOf(versions);
        this.any = any;
    }

    /** Returns the precondition that every version meets. */
    public static VersionPrecondition anyVersion() {
        return ANY;
    }

    /** Returns the precondition that only these versions meet. */
    public static VersionPrecondition oneOf(Set<Long> versions) {
        return new VersionPrecondition(versions, false);
    }

    /**
     * Checks that the version meets this precondition.
     *
     * @throws RefusedException with {@link VersionRefusal.ChangedSince} if it does not
     */
    public void check(long version) {
        if (!any && !versions.contains(version)) {
            throw new RefusedException(new VersionRefusal.ChangedSince(version));
        }
    }
}
