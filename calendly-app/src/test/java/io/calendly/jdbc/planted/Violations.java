package io.calendly.jdbc.planted;

import io.calendly.application.MeetingService;
import io.calendly.http.HttpServer;

/** A storage that knows who uses it. */
public final class Violations {

    /** The application. */
    public MeetingService application;

    /** The other adapter. */
    public HttpServer adapter;
}
