package io.calendly.oidc.planted;

import io.calendly.application.meeting.MeetingService;
import io.calendly.http.HttpServer;
import io.calendly.jdbc.Database;

/** An issuer of tokens that knows the other adapters and the application. */
public final class Violations {

    /** The application. */
    public MeetingService application;

    /** The server. */
    public HttpServer server;

    /** The storage. */
    public Database database;
}
