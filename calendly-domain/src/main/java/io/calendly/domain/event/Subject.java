package io.calendly.domain.event;

import java.util.Objects;

/**
 * The thing that an event is about.
 *
 * @param kind the kind of thing: {@code user}, {@code meeting}
 * @param id the id in the form in which callers see it; unique within the kind
 */
public record Subject(String kind, String id) {

    /** @throws NullPointerException if a component is null */
    public Subject {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(id, "id");
    }
}
