package io.calendly.domain.access;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What a credential may be used for. Each scope includes those before it. */
public enum Scope {
    /** To read. */
    READ,
    /** To change. */
    WRITE,
    /** To do everything, as an administrator. */
    ADMIN;

    /** Returns some scopes with those that they include, in order. */
    public static Set<Scope> closure(Set<Scope> scopes) {
        EnumSet<Scope> all = EnumSet.noneOf(Scope.class);
        scopes.stream().max(Scope::compareTo).ifPresent(last -> all.addAll(EnumSet.range(READ, last)));
        return Collections.unmodifiableSet(all);
    }
}
