package io.calendly.domain.user;

/**
 * The id of a user. Any number is an id; whether a user has it is for the storage to say.
 *
 * @param value the number that callers see
 */
public record UserId(long value) implements Comparable<UserId> {

    /** Compares by number, which is the order in which users are locked. */
    @Override
    public int compareTo(UserId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
