package io.calendly.app;

import io.calendly.http.observe.CompletedRequest;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * A line in the log for each request.
 *
 * <p>Straight to the JDK's logging: by way of SLF4J, each line would cost a walk up the stack for the name of a caller
 * that nobody prints, and the fields would be words in a message.
 */
final class RequestLines implements Consumer<CompletedRequest> {

    static final Logger LOG = Logger.getLogger("io.calendly.http.requests");

    @Override
    public void accept(CompletedRequest answered) {
        // Those who only ask how the server is would bury the rest.
        Level level = answered.isRoutine() ? Level.FINE : Level.INFO;
        if (LOG.isLoggable(level)) {
            LOG.log(new Line(level, answered));
        }
    }

    /** A line whose words are made when they are printed. */
    static final class Line extends LogRecord {

        private static final long serialVersionUID = 1L;

        private final transient CompletedRequest answered;

        Line(Level level, CompletedRequest answered) {
            super(level, "");
            this.answered = answered;
            setLoggerName(LOG.getName());
        }

        CompletedRequest answered() {
            return answered;
        }

        @Override
        public String getMessage() {
            return answered.toString();
        }
    }
}
