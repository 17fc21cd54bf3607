package io.calendly.app;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.logging.ErrorManager;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Where log lines go: standard output, one line each, in UTC and UTF-8.
 *
 * <p>The JDK's own logging, set up in code: nothing to configure, and ready in a fraction of the time that a logging
 * library takes to start.
 */
public final class Logging {

    static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private Logging() {}

    /** What log lines look like. */
    public enum Format {
        /** For people. */
        PLAIN,
        /** For programs: one JSON object a line. */
        JSON;

        Formatter formatter() {
            return this == JSON ? new JsonLine() : new PlainLine();
        }
    }

    static void setUp() {
        // The JDK can make the manager only if its own class loader knows the class; under Maven it does not.
        if (Logging.class.getClassLoader() == ClassLoader.getSystemClassLoader()) {
            System.setProperty("java.util.logging.manager", Lasting.class.getName());
        }
        Logger.getLogger("").setLevel(Level.WARNING);
        Ours.LOGGER.setLevel(Level.INFO);
        Ours.POOLS.setLevel(Level.SEVERE);
        write(Format.PLAIN);
    }

    /** From now on, writes lines of this format. */
    static void write(Format format) {
        Logger root = Logger.getLogger("");
        for (Handler handler : root.getHandlers()) {
            root.removeHandler(handler);
        }
        root.addHandler(new Console(System.out, format.formatter()));
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

    /** Lines are made by whoever logs, side by side, and each is written whole, by one call of the system. */
    static final class Console extends Handler {

        private final PrintStream out;

        Console(PrintStream out, Formatter formatter) {
            this.out = out;
            setFormatter(formatter);
        }

        @Override
        public void publish(LogRecord event) {
            if (!isLoggable(event)) {
                return;
            }
            try {
                byte[] line = getFormatter().format(event).getBytes(StandardCharsets.UTF_8);
                out.write(line, 0, line.length);
                out.flush();
            } catch (RuntimeException e) {
                reportError(null, e, ErrorManager.FORMAT_FAILURE);
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
