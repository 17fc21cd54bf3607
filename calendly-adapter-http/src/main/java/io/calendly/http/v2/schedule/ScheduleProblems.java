package io.calendly.http.v2.schedule;

import io.calendly.domain.schedule.ScheduleRefusal.DefaultSchedule;
import io.calendly.domain.schedule.ScheduleRefusal.TooManySchedules;
import io.calendly.domain.schedule.ScheduleRefusal.TooMuchTimeOff;
import io.calendly.domain.schedule.ScheduleRefusal.UnknownSchedule;
import io.calendly.domain.schedule.ScheduleRefusal.UnknownTimeOff;
import io.calendly.http.response.ProblemType;
import java.util.List;

/** The types of problems for refusals that concern schedules and time off. */
public final class ScheduleProblems {

    private record Limit(int limit) {}

    /** All types. */
    public static final List<ProblemType<?>> TYPES = List.of(
            ProblemType.of(
                            UnknownSchedule.class,
                            "unknown-schedule",
                            404,
                            "Unknown schedule",
                            "The user has no schedule of this name.")
                    .detail(refusal -> "User " + refusal.user() + " has no schedule " + refusal.name()),
            ProblemType.of(
                            UnknownTimeOff.class,
                            "unknown-time-off",
                            404,
                            "Unknown time off",
                            "The user has no time off with this id, or it was deleted.")
                    .detail(refusal -> "User " + refusal.user() + " has no time off " + refusal.timeOff()),
            ProblemType.of(
                            DefaultSchedule.class,
                            "default-schedule",
                            409,
                            "Default schedule",
                            "A user who has schedules has a default, so it cannot be deleted. Put another one as the"
                                    + " default first.")
                    .detail(refusal -> "Schedule " + refusal.name() + " is the default of user " + refusal.user()),
            ProblemType.of(
                            TooManySchedules.class,
                            "too-many-schedules",
                            409,
                            "Too many schedules",
                            "A user has at most limit schedules.")
                    .detail(refusal -> "User " + refusal.user() + " has " + refusal.max() + " schedules already")
                    .data(refusal -> new Limit(refusal.max())),
            ProblemType.of(
                            TooMuchTimeOff.class,
                            "too-much-time-off",
                            409,
                            "Too much time off",
                            "A user has at most limit entries of time off that are not over. Delete some, or add one for"
                                    + " several days in a row.")
                    .detail(refusal ->
                            "User " + refusal.user() + " has " + refusal.max() + " entries of time off ahead already")
                    .data(refusal -> new Limit(refusal.max())));

    private ScheduleProblems() {}
}
