package io.calendly.application.availability;

import io.calendly.domain.availability.Overlap;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.user.UserId;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A query for slots in which enough users are free.
 *
 * @param users the users, by ascending id: 1 to {@link #MAX_USERS}
 * @param required the users who have to be free; all of them are among the users
 * @param atLeast the number of users who have to be free, the required ones included: 1 to all of them
 * @param minDuration the minimum length of a slot in seconds, at least 1
 * @param window the time to search
 * @param kind the kind of slots to find; empty for both
 * @param order the order of the slots
 * @param after the position after which to start; empty to start with the first slot
 * @param max the maximum number of slots to find
 */
public record QuorumQuery(
        SortedSet<UserId> users,
        SortedSet<UserId> required,
        int atLeast,
        long minDuration,
        TimeSlot window,
        Optional<Overlap.Kind> kind,
        Order order,
        Optional<Position> after,
        int max) {

    /** The maximum number of users. */
    public static final int MAX_USERS = 1_000;

    /** The order of the slots found. */
    public enum Order {
        /** Ascending start. */
        BY_START,
        /** Descending number of users who are free, and ascending start among equal numbers. */
        MOST_AVAILABLE_FIRST
    }

    /**
     * The position of a slot in the order.
     *
     * @param end the end of the slot, in epoch seconds
     * @param available the number of users who are free in it; ignored in the order by start
     */
    public record Position(long end, int available) {}

    /**
     * Checks the components.
     *
     * @throws NullPointerException if a component is null
     * @throws IllegalArgumentException if there are too many users, or if a required user is not among them; further
     *     numbers are checked by the search
     */
    public QuorumQuery {
        users = Collections.unmodifiableSortedSet(new TreeSet<>(users));
        required = Collections.unmodifiableSortedSet(new TreeSet<>(required));
        Objects.requireNonNull(window, "window");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(order, "order");
        Objects.requireNonNull(after, "after");
        if (users.size() > MAX_USERS) {
            throw new IllegalArgumentException("users must be at most " + MAX_USERS + ", not " + users.size());
        }
        if (!users.containsAll(required)) {
            throw new IllegalArgumentException("required must be among users, unlike one of " + required);
        }
    }
}
