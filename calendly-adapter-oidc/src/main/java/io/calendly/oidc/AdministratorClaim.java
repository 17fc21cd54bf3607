package io.calendly.oidc;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The claim that the tokens of administrators have.
 *
 * <p>The name is looked up as it is, such as {@code https://example.com/roles}. If there is no such claim, its dots lead
 * into objects: {@code realm_access.roles} is the member {@code roles} of the claim {@code realm_access}.
 *
 * @param name the name of the claim
 * @param value the text that the claim has to be, or to contain if it is a list; empty if it has to be {@code true}
 */
public record AdministratorClaim(String name, Optional<String> value) {

    /**
     * Checks the components.
     *
     * @throws NullPointerException if a component is null
     * @throws IllegalArgumentException if the name or the value is blank
     */
    public AdministratorClaim {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(value, "value");
        if (name.isBlank()) {
            throw new IllegalArgumentException("name is blank");
        }
        if (value.filter(String::isBlank).isPresent()) {
            throw new IllegalArgumentException("value is blank");
        }
    }

    /** Checks whether the claims make the subject an administrator. */
    boolean isIn(Map<?, ?> claims) {
        return find(claims, name).filter(this::isGranted).isPresent();
    }

    private boolean isGranted(Object claim) {
        if (value.isEmpty()) {
            return claim.equals(true);
        }
        return claim instanceof List<?> list ? list.contains(value.get()) : claim.equals(value.get());
    }

    /** Tries the whole name first, and then each of its beginnings that ends before a dot. */
    private static Optional<Object> find(Map<?, ?> object, String path) {
        Object whole = object.get(path);
        if (whole != null) {
            return Optional.of(whole);
        }
        for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
            if (object.get(path.substring(0, dot)) instanceof Map<?, ?> member) {
                Optional<Object> found = find(member, path.substring(dot + 1));
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }
}
