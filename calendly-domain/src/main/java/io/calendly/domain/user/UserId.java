package io.calendly.domain.user;

/**
 * The number by which a user is known. A number that was never given out is not an error; it is unknown.
 *
 * @param value the number as callers see it
 */
public record UserId(long value) implements Comparable<UserId> {

    /** By number: the order in which locks are taken. */
    @Override
    public int compareTo(UserId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
