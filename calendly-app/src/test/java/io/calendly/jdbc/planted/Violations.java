package io.calendly.jdbc.planted;

import io.calendly.application.meeting.MeetingService;
import io.calendly.http.HttpServer;
import io.micrometer.core.instrument.MeterRegistry;

/** A storage that knows who uses it. */
public final class Violations {

    /** The application. */
    public MeetingService application;

    /** What measures it. */
    public MeterRegistry meters;

    /** The other adapter. */
    public HttpServer adapter;
}
