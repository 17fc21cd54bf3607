package io.calendly.domain.availability.planted;

import io.calendly.domain.meeting.Meeting;

/** A calendar that knows meetings. */
public final class Violations {

    /** The violation. */
    public Meeting planted;
}
