package io.calendly.app;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/** Time, level, logger, message; a stack trace, if there is one, on lines of its own. */
final class PlainLine extends Formatter {

    @Override
    public String format(LogRecord event) {
        StringBuilder line = new StringBuilder(128);
        line.append(Logging.TIME.format(event.getInstant()));
        line.append(' ').append(event.getLevel()).append(' ');
        line.append(shortName(String.valueOf(event.getLoggerName()))).append(": ");
        appendVisibly(line, String.valueOf(formatMessage(event)));
        line.append('\n');
        if (event.getThrown() != null) {
            StringWriter trace = new StringWriter();
            event.getThrown().printStackTrace(new PrintWriter(trace));
            line.append(trace);
        }
        return line.toString();
    }

    private static String shortName(String logger) {
        return logger.substring(logger.lastIndexOf('.') + 1);
    }

    /** What would end the line, or steer a terminal, is spelled out, so that no message can pass for several. */
    private static void appendVisibly(StringBuilder line, String message) {
        for (int i = 0; i < message.length(); i++) {
            char c = message.charAt(i);
            if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
                line.append(String.format("\\u%04x", (int) c));
            } else {
                line.append(c);
            }
        }
    }
}
