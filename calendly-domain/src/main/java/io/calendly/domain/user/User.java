package io.calendly.domain.user;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A person whose time is kept.
 *
 * @param id the number by which the person is known
 * @param name what people call the person, see {@link #faultInName}
 * @param createdAt when the person was added
 */
public record User(UserId id, String name, Instant createdAt) {

    /** How many characters (UTF-16 code units) a name has at most. */
    public static final int MAX_NAME = 200;

    /**
     * @throws NullPointerException if a component is null
     * @throws IllegalArgumentException if there is a {@linkplain #faultInName fault in the name}
     */
    public User {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(createdAt, "createdAt");
        faultInName(Objects.requireNonNull(name, "name")).ifPresent(fault -> {
            throw new IllegalArgumentException("name " + fault);
        });
    }

    /** What keeps the text from being a name, as the rest of a sentence that starts with "name"; empty if nothing does. */
    public static Optional<String> faultInName(String name) {
        if (name.isBlank()) {
            return Optional.of("must not be blank");
        }
        if (name.length() > MAX_NAME) {
            return Optional.of("must have at most " + MAX_NAME + " characters");
        }
        if (name.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE)) {
            return Optional.of("must be valid Unicode");
        }
        if (name.chars().anyMatch(Character::isISOControl)) {
            return Optional.of("must not have control characters");
        }
        return Optional.empty();
    }
}
