package io.calendly.domain.schedule;

import io.calendly.domain.event.Event;
import io.calendly.domain.event.Subject;
import io.calendly.domain.user.UserEvent;
import io.calendly.domain.user.UserId;
import java.util.Optional;

/** An event in the schedules and the time off of a user. Its subject is the user. */
public sealed interface ScheduleEvent extends Event {

    /**
     * A schedule was added, or changed, or became the default.
     *
     * @param user the user
     * @param before the schedule of this name before; empty if it was added
     * @param after the schedule
     * @param isDefault whether it is the default of the user now
     */
    record Put(UserId user, Optional<Schedule> before, Schedule after, boolean isDefault) implements ScheduleEvent {

        @Override
        public String type() {
            return "schedule.put";
        }
    }

    /**
     * A schedule was deleted.
     *
     * @param user the user
     * @param schedule the schedule
     */
    record Deleted(UserId user, Schedule schedule) implements ScheduleEvent {

        @Override
        public String type() {
            return "schedule.deleted";
        }
    }

    /**
     * Time off was added.
     *
     * @param user the user
     * @param timeOff the time off
     */
    record TimeOffAdded(UserId user, TimeOff timeOff) implements ScheduleEvent {

        @Override
        public String type() {
            return "time_off.added";
        }
    }

    /**
     * Time off was removed.
     *
     * @param user the user
     * @param timeOff the time off
     */
    record TimeOffRemoved(UserId user, TimeOff timeOff) implements ScheduleEvent {

        @Override
        public String type() {
            return "time_off.removed";
        }
    }

    /** Returns the user. */
    UserId user();

    @Override
    default Subject subject() {
        return UserEvent.subjectOf(user());
    }
}
