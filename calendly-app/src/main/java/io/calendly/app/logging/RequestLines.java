package io.calendly.app.logging;

import io.calendly.http.observe.CompletedRequest;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** The log of requests: a line each, with what is known of the request as key-value pairs. */
public final class RequestLines implements Consumer<CompletedRequest> {

    /** The name of the logger. */
    public static final String LOGGER = "io.calendly.http.requests";

    private static final Logger LOG = LoggerFactory.getLogger(LOGGER);

    @Override
    public void accept(CompletedRequest completed) {
        // Health checks and metrics come every few seconds and would bury the rest.
        LOG.atLevel(completed.isRoutine() ? Level.DEBUG : Level.INFO)
                .addKeyValue("method", completed.method())
                .addKeyValue("route", completed.route())
                .addKeyValue("status", completed.status())
                .addKeyValue("duration_ms", completed.millis())
                .addKeyValue("request_id", completed.id())
                .addKeyValue("caller", completed.caller())
                .log(completed::toString);
    }
}
