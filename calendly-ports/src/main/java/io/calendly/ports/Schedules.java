package io.calendly.ports;

import io.calendly.domain.refusal.RefusedException;
import io.calendly.domain.schedule.Schedule;
import io.calendly.domain.schedule.ScheduleNames;
import io.calendly.domain.schedule.ScheduleRefusal;
import io.calendly.domain.user.UserId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * A store of the users' schedules. It reads them whole. {@link Calendars} reads the default schedule along with other
 * time, and only what of it concerns a window.
 */
public interface Schedules {

    /** Returns the names of a user's schedules. A user who does not exist has none. */
    ScheduleNames names(UserId user);

    /** Returns all schedules of a user, by name. A user who does not exist has none. */
    List<Schedule> all(UserId user);

    /** Returns those of the users who have a schedule with this name. */
    SortedSet<UserId> having(Collection<UserId> users, String name);

    /** Finds the schedule of a user with this name. */
    Optional<Schedule> find(UserId user, String name);

    /**
     * Returns the schedule of a user with this name.
     *
     * @throws RefusedException with {@link ScheduleRefusal.UnknownSchedule} if there is none
     */
    default Schedule require(UserId user, String name) {
        return find(user, name)
                .orElseThrow(() -> new RefusedException(new ScheduleRefusal.UnknownSchedule(user, name)));
    }

    /**
     * Stores a schedule, in place of that with the same name if there is one.
     *
     * @param user the user, {@linkplain Users#lock locked} before
     * @param schedule the schedule
     * @param isDefault whether it is the default afterwards, and no other is
     */
    void put(UserId user, Schedule schedule, boolean isDefault);

    /**
     * Deletes a schedule.
     *
     * @param user the user, {@linkplain Users#lock locked} before
     * @param name the name of one of the user's schedules
     */
    void delete(UserId user, String name);
}
