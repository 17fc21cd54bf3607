package io.calendly.application.meeting.planted;

/** The other feature. */
public final class Violations {

    /** And back. */
    public io.calendly.application.user.planted.Violations back;
}
