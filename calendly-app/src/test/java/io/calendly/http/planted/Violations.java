package io.calendly.http.planted;

import io.calendly.domain.meeting.MeetingScheduler;
import io.calendly.jdbc.Database;

/** A handler that knows the other adapter and decides by itself. */
public final class Violations {

    /** The other adapter. */
    public Database database;

    /** And back. */
    public io.calendly.application.planted.Violations back;

    /** A decision. */
    public Class<?> decision() {
        return MeetingScheduler.class;
    }
}
