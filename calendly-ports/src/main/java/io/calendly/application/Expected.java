package io.calendly.application;

import io.calendly.domain.refusal.Refusal;
import java.util.Set;

/**
 * Which versions of a thing a change was made for. A change that was made for another is refused, so that nobody undoes
 * unseen what somebody else has done.
 */
public final class Expected {

    private static final Expected ANY = new Expected(Set.of(), true);

    private final Set<Long> versions;
    private final boolean any;

    private Expected(Set<Long> versions, boolean any) {
        this.versions = Set.copyOf(versions);
        this.any = any;
    }

    /** Whatever it is. */
    public static Expected any() {
        return ANY;
    }

    /** One of these. */
    public static Expected oneOf(Set<Long> versions) {
        return new Expected(versions, false);
    }

    /**
     * Goes on only if the version was expected.
     *
     * @throws Refusal.ChangedSince if not
     */
    void refuse(long version) {
        if (!any && !versions.contains(version)) {
            throw new Refusal.ChangedSince(version);
        }
    }
}
