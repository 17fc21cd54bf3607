package io.calendly.domain.access;

import java.util.Objects;

/**
 * The caller of the application, on whose behalf a request is carried out.
 *
 * @param id a text that no other caller has; what a caller stores under a key of its own is stored under this id
 */
public record Caller(String id) {

    /** The caller who may do everything. While there is no authentication, every request is made by this caller. */
    public static final Caller ADMINISTRATOR = new Caller("administrator");

    /** @throws NullPointerException if the id is null */
    public Caller {
        Objects.requireNonNull(id, "id");
    }
}
