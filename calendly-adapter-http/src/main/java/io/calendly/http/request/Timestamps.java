package io.calendly.http.request;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.OptionalLong;

/** Times in either of two forms: epoch seconds, or a timestamp with an offset (RFC 3339). */
public final class Timestamps {

    /** The message for anything else. */
    public static final String EXPECTED = "must be epoch seconds or a timestamp such as 2026-03-09T09:00:00Z";

    private Timestamps() {}

    /** Returns the time in epoch seconds; empty if the text is not a time of whole seconds. */
    public static OptionalLong of(String text) {
        OptionalLong seconds = LenientIntegers.of(text);
        if (seconds.isPresent() || text.length() > 40) {
            return seconds;
        }
        try {
            OffsetDateTime time = OffsetDateTime.parse(text, DateTimeFormatter.ISO_OFFSET_DATE_TIME);
            return time.getNano() == 0 ? OptionalLong.of(time.toEpochSecond()) : OptionalLong.empty();
        } catch (DateTimeException notATimestamp) {
            return OptionalLong.empty();
        }
    }
}
