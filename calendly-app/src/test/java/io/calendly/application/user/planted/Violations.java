package io.calendly.application.user.planted;

/** A feature of the application in a cycle. */
public final class Violations {

    /** The other. */
    public io.calendly.application.meeting.planted.Violations there;
}
