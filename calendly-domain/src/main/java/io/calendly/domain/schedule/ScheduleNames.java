package io.calendly.domain.schedule;

import io.calendly.domain.refusal.RefusedException;
import io.calendly.domain.user.UserId;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The names of a user's schedules, and the one that is the default. A user with schedules has exactly one default.
 *
 * @param user the user
 * @param names the names of all schedules of the user
 * @param defaultName the name of the default; empty if there is no schedule
 */
public record ScheduleNames(UserId user, SortedSet<String> names, Optional<String> defaultName) {

    /** The maximum number of schedules of a user. */
    public static final int MAX_SCHEDULES = 20;

    /**
     * @throws NullPointerException if a component is null
     * @throws IllegalArgumentException if the default is not one of the names, or if there are names and no default
     */
    public ScheduleNames {
        Objects.requireNonNull(user, "user");
        names = Collections.unmodifiableSortedSet(new TreeSet<>(names));
        if (defaultName.isPresent() ? !names.contains(defaultName.get()) : !names.isEmpty()) {
            throw new IllegalArgumentException("default must be one of " + names + ", not " + defaultName);
        }
    }

    /** Returns the names of a user who has no schedules. */
    public static ScheduleNames none(UserId user) {
        return new ScheduleNames(user, new TreeSet<>(), Optional.empty());
    }

    /** Checks whether the name is that of the default. */
    public boolean isDefault(String name) {
        return defaultName.filter(name::equals).isPresent();
    }

    /**
     * Decides to put a schedule, which is new or takes the place of that with the same name.
     *
     * @param name the name of the schedule
     * @param asDefault whether it becomes the default; the first schedule always does, and the default stays so
     * @return the names afterwards
     * @throws RefusedException with {@link ScheduleRefusal.TooManySchedules} if it is new, and there are
     *     {@link #MAX_SCHEDULES}
     */
    public ScheduleNames put(String name, boolean asDefault) {
        SortedSet<String> after = new TreeSet<>(names);
        if (after.add(name) && names.size() >= MAX_SCHEDULES) {
            throw new RefusedException(new ScheduleRefusal.TooManySchedules(user, MAX_SCHEDULES));
        }
        return new ScheduleNames(user, after, Optional.of(asDefault ? name : defaultName.orElse(name)));
    }

    /**
     * Decides to delete a schedule.
     *
     * @param name the name of the schedule
     * @return the names afterwards
     * @throws RefusedException with {@link ScheduleRefusal.UnknownSchedule} if no schedule has the name
     * @throws RefusedException with {@link ScheduleRefusal.DefaultSchedule} if it is the default
     */
    public ScheduleNames delete(String name) {
        if (!names.contains(name)) {
            throw new RefusedException(new ScheduleRefusal.UnknownSchedule(user, name));
        }
        if (isDefault(name)) {
            throw new RefusedException(new ScheduleRefusal.DefaultSchedule(user, name));
        }
        SortedSet<String> after = new TreeSet<>(names);
        after.remove(name);
        return new ScheduleNames(user, after, defaultName);
    }
}
