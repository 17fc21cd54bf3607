package io.calendly.app.logging;

import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.stream.Collectors;

/** The stack trace of an event, indented, so that no message of an exception can pass for a line of the log. */
public final class VisibleStackTrace extends ThrowableProxyConverter {

    private static final String INDENT = "    ";

    @Override
    public String convert(ILoggingEvent event) {
        return super.convert(event)
                .lines()
                .map(line -> INDENT + VisibleMessage.spellOut(line.replace("\t", INDENT)) + "\n")
                .collect(Collectors.joining());
    }
}
