package io.calendly.http.v2.availability.planted;

import io.calendly.http.v2.meeting.MeetingRoutes;

/** A feature that knows a later one. */
public final class Violations {

    /** A later feature. */
    public MeetingRoutes later;

    /** Another later one, for a cycle. */
    public io.calendly.http.v2.user.planted.Violations back;
}
