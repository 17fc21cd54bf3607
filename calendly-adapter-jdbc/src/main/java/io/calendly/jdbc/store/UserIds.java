package io.calendly.jdbc.store;

import io.calendly.domain.user.UserId;
import java.util.Collection;
import java.util.stream.Collectors;

/**
 * The ids of users as one parameter, so that a statement is the same for two as for a thousand.
 *
 * @param ids the ids
 */
record UserIds(Collection<UserId> ids) {

    /** Returns the ids as a primitive array: the driver sends it as it is, and an array of objects as text. */
    long[] toArray() {
        return ids.stream().mapToLong(UserId::value).toArray();
    }

    /** Returns the ids as a JSON array. */
    String toJson() {
        return ids.stream().map(UserId::toString).collect(Collectors.joining(",", "[", "]"));
    }
}
