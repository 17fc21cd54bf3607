package io.calendly.http.v2.access;

import io.calendly.domain.access.Scope;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words for scopes. */
final class ScopeWords {

    static final Map<String, Scope> SCOPES =
            Stream.of(Scope.values()).collect(Collectors.toUnmodifiableMap(ScopeWords::of, scope -> scope));

    private ScopeWords() {}

    static String of(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    static List<String> of(Collection<Scope> scopes) {
        return scopes.stream().sorted().map(ScopeWords::of).toList();
    }
}
