package io.calendly.ports;

import io.calendly.domain.refusal.RefusedException;
import io.calendly.domain.schedule.ScheduleRefusal;
import io.calendly.domain.schedule.TimeOff;
import io.calendly.domain.schedule.TimeOffId;
import io.calendly.domain.time.TimeSlot;
import io.calendly.domain.user.UserId;
import java.util.List;
import java.util.Optional;

/** A store of the users' time off. {@link Calendars} reads it along with other time. */
public interface TimeOffEntries {

    /**
     * A place in the order of lists: by the start of the {@linkplain TimeOff.Extent#reach reach}, then by id.
     *
     * @param start the start of the reach in epoch seconds
     * @param id the id
     */
    record Position(long start, TimeOffId id) {

        /** Returns the place of time off. */
        public static Position of(TimeOff timeOff) {
            return new Position(timeOff.extent().reach().start(), timeOff.id());
        }
    }

    /**
     * Stores new time off.
     *
     * @param user the user, {@linkplain Users#lock locked} before
     */
    void add(UserId user, TimeOff timeOff);

    /** Finds the time off of a user with this id. */
    Optional<TimeOff> find(UserId user, TimeOffId id);

    /**
     * Returns the time off of a user with this id.
     *
     * @throws RefusedException with {@link ScheduleRefusal.UnknownTimeOff} if there is none
     */
    default TimeOff require(UserId user, TimeOffId id) {
        return find(user, id).orElseThrow(() -> new RefusedException(new ScheduleRefusal.UnknownTimeOff(user, id)));
    }

    /**
     * Returns some time off of a user, in the order of {@link Position}.
     *
     * @param window only time off whose reach overlaps it
     * @param after only time off past this place; empty to begin with the first
     * @param max the maximum number of entries
     */
    List<TimeOff> page(UserId user, TimeSlot window, Optional<Position> after, int max);

    /** Returns how much time off of a user has a reach that ends after a time, in epoch seconds. */
    long countEndingAfter(UserId user, long time);

    /**
     * Removes time off.
     *
     * @param user the user, {@linkplain Users#lock locked} before
     * @param id the id of time off of this user
     */
    void remove(UserId user, TimeOffId id);
}
