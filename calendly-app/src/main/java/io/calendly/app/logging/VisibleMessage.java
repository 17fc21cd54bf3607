package io.calendly.app.logging;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;

/** The message of an event with its control characters spelled out, so that no message can pass for several lines. */
public final class VisibleMessage extends ClassicConverter {

    @Override
    public String convert(ILoggingEvent event) {
        return spellOut(event.getFormattedMessage());
    }

    /** Replaces each character that ends a line or steers a terminal by its Unicode escape. */
    static String spellOut(String text) {
        StringBuilder visible = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
                visible.append(String.format("\\u%04x", (int) c));
            } else {
                visible.append(c);
            }
        }
        return visible.toString();
    }
}
