package io.calendly.memory.planted;

import io.calendly.application.Services;

/** A storage that knows the application. */
public final class Violations {

    /** The application. */
    public Services planted;
}
