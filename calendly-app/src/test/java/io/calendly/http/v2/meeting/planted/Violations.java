package io.calendly.http.v2.meeting.planted;

import io.calendly.http.v2.schedule.ScheduleRoutes;

/** A feature that knows a later one. */
public final class Violations {

    /** The violation. */
    public ScheduleRoutes planted;
}
