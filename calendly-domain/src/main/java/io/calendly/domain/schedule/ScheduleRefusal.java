package io.calendly.domain.schedule;

import io.calendly.domain.refusal.Refusal;
import io.calendly.domain.user.UserId;

/** A refusal that concerns the schedules or the time off of a user. */
public sealed interface ScheduleRefusal extends Refusal {

    /**
     * The user has no schedule of this name.
     *
     * @param user the user
     * @param name the name
     */
    record UnknownSchedule(UserId user, String name) implements ScheduleRefusal {

        @Override
        public Kind kind() {
            return Kind.UNKNOWN;
        }

        @Override
        public String code() {
            return "unknown-schedule";
        }
    }

    /**
     * The user has no time off with this id.
     *
     * @param user the user
     * @param timeOff the id
     */
    record UnknownTimeOff(UserId user, TimeOffId timeOff) implements ScheduleRefusal {

        @Override
        public Kind kind() {
            return Kind.UNKNOWN;
        }

        @Override
        public String code() {
            return "unknown-time-off";
        }
    }

    /**
     * The schedule to delete is the default of the user.
     *
     * @param user the user
     * @param name the name of the schedule
     */
    record DefaultSchedule(UserId user, String name) implements ScheduleRefusal {

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public String code() {
            return "default-schedule";
        }
    }

    /**
     * The user has as many schedules as a user may have.
     *
     * @param user the user
     * @param max the maximum number of schedules
     */
    record TooManySchedules(UserId user, int max) implements ScheduleRefusal {

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public String code() {
            return "too-many-schedules";
        }
    }

    /**
     * The user has as much time off ahead as a user may have.
     *
     * @param user the user
     * @param max the maximum number of entries that are not over
     */
    record TooMuchTimeOff(UserId user, int max) implements ScheduleRefusal {

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public String code() {
            return "too-much-time-off";
        }
    }
}
