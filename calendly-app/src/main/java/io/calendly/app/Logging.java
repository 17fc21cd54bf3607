package io.calendly.app;

import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.StreamHandler;

/**
 * Where log lines go: standard output, one line each, in UTC.
 *
 * <p>The JDK's own logging, set up in code: nothing to configure, and ready in a fraction of the time that a logging
 * library takes to start.
 */
public final class Logging {

    private Logging() {}

    static void setUp() {
        // The JDK can make the manager only if its own class loader knows the class; under Maven it does not.
        if (Logging.class.getClassLoader() == ClassLoader.getSystemClassLoader()) {
            System.setProperty("java.util.logging.manager", Lasting.class.getName());
        }
        Logger root = Logger.getLogger("");
        for (Handler handler : root.getHandlers()) {
            root.removeHandler(handler);
        }
        StreamHandler console = new Flushing(System.out, new OneLine());
        console.setLevel(Level.ALL);
        root.setLevel(Level.WARNING);
        root.addHandler(console);
        Ours.LOGGER.setLevel(Level.INFO);
        Ours.POOLS.setLevel(Level.SEVERE);
    }

    /** Held, since the JDK forgets the level of a logger that nobody holds; apart, to be made after the log manager. */
    private static final class Ours {

        private static final Logger LOGGER = Logger.getLogger("io.calendly");

        /** They warn of each connection that died; of an outage, the storage says once that it began, and why. */
        private static final Logger POOLS = Logger.getLogger("com.zaxxer.hikari");
    }

    /**
     * A log manager that outlives the JDK's own shutdown hook, which would take the handlers away while requests in
     * flight still finish. Public, since the JDK makes it by its name.
     */
    public static final class Lasting extends LogManager {

        /** For the JDK. */
        public Lasting() {}

        @Override
        public void reset() {}
    }

    /** A handler whose lines are seen at once. */
    private static final class Flushing extends StreamHandler {

        Flushing(OutputStream stream, Formatter formatter) {
            super(stream, formatter);
        }

        @Override
        public synchronized void publish(LogRecord event) {
            super.publish(event);
            flush();
        }
    }

    /** Time, level, logger, message; a stack trace, if there is one, on lines of its own. */
    private static final class OneLine extends Formatter {

        private static final DateTimeFormatter TIME =
                DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

        @Override
        public String format(LogRecord event) {
            StringWriter text = new StringWriter();
            PrintWriter line = new PrintWriter(text);
            line.print(TIME.format(event.getInstant()));
            line.print(' ');
            line.print(event.getLevel());
            line.print(' ');
            line.print(shortName(String.valueOf(event.getLoggerName())));
            line.print(": ");
            line.println(formatMessage(event));
            if (event.getThrown() != null) {
                event.getThrown().printStackTrace(line);
            }
            return text.toString();
        }

        private static String shortName(String logger) {
            return logger.substring(logger.lastIndexOf('.') + 1);
        }
    }
}
