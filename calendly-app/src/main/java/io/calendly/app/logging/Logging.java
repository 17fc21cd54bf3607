package io.calendly.app.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import java.nio.charset.StandardCharsets;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** The set-up of Logback: standard output, one line an event, in UTC and UTF-8. */
public final class Logging {

    private static final String PLAIN = "%d{yyyy-MM-dd'T'HH:mm:ss.SSS'Z', UTC} %level %logger{0}: %visible%n%trace";

    private Logging() {}

    /** Configures levels and format; before the first line is logged. */
    public static void setUp(LogFormat format) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        root.addAppender(console(context, format));
        context.getLogger("io.calendly").setLevel(Level.INFO);
        // The pools warn of each dead connection; the storage logs an outage once, with its cause.
        context.getLogger("com.zaxxer.hikari").setLevel(Level.ERROR);
        // It logs what a client sends in Host, which may be a secret. The client gets a 400.
        context.getLogger("org.eclipse.jetty.util.HostPort").setLevel(Level.OFF);
        bridgeJavaUtilLogging();
    }

    /** Configures a command whose result is on standard output: warnings go to standard error. */
    public static void setUpForCommand() {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        ConsoleAppender<ILoggingEvent> errors = new ConsoleAppender<>();
        errors.setContext(context);
        errors.setTarget("System.err");
        errors.setEncoder(encoder(context, LogFormat.PLAIN));
        errors.start();
        Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        root.addAppender(errors);
        bridgeJavaUtilLogging();
    }

    static ConsoleAppender<ILoggingEvent> console(LoggerContext context, LogFormat format) {
        ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
        console.setContext(context);
        console.setEncoder(encoder(context, format));
        console.start();
        return console;
    }

    /** Makes the encoder that turns an event into the bytes of its line. */
    static Encoder<ILoggingEvent> encoder(LoggerContext context, LogFormat format) {
        Encoder<ILoggingEvent> encoder = format == LogFormat.JSON ? new JsonLineEncoder() : plain(context);
        encoder.setContext(context);
        encoder.start();
        return encoder;
    }

    private static Encoder<ILoggingEvent> plain(LoggerContext context) {
        PatternLayout layout = new PatternLayout();
        layout.setContext(context);
        layout.setPattern(PLAIN);
        layout.getInstanceConverterMap().put("visible", VisibleMessage::new);
        layout.getInstanceConverterMap().put("trace", VisibleStackTrace::new);
        layout.start();
        LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
        encoder.setLayout(layout);
        encoder.setCharset(StandardCharsets.UTF_8);
        return encoder;
    }

    /** PostgreSQL's driver logs by {@code java.util.logging}. */
    private static void bridgeJavaUtilLogging() {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        // The same as Logback's root, so that events which are not written are not made either.
        java.util.logging.Logger.getLogger("").setLevel(java.util.logging.Level.WARNING);
    }
}
