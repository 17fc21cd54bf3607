package io.calendly.ports;

import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.user.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A query for the time of users.
 *
 * @param users the users
 * @param window the time that is asked or decided about
 * @param now the time of the question; what has expired by then counts for nothing
 * @param schedule the name of a schedule that is read in place of the default, of each user who has it
 */
public record TimeQuery(SortedSet<UserId> users, TimeSlot window, Instant now, Optional<String> schedule) {

    /**
     * Copies the users.
     *
     * @throws NullPointerException if a component is null
     */
    public TimeQuery {
        users = Collections.unmodifiableSortedSet(new TreeSet<>(users));
        Objects.requireNonNull(window, "window");
        Objects.requireNonNull(now, "now");
        Objects.requireNonNull(schedule, "schedule");
    }

    /** Makes a query that reads the default schedules. */
    public TimeQuery(Collection<UserId> users, TimeSlot window, Instant now) {
        this(new TreeSet<>(users), window, now, Optional.empty());
    }
}
