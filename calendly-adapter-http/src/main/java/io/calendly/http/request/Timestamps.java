package io.calendly.http.request;

import io.calendly.domain.time.TimeSlot;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/** Times in either of two forms: epoch seconds, or a timestamp with an offset (RFC 3339). */
public final class Timestamps {

    private static final String EXPECTED = "must be epoch seconds or a timestamp such as 2026-03-09T09:00:00Z";

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern LOCAL = Pattern.compile(DAY + "T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?");

    private Timestamps() {}

    /** Returns the message for a text that is not a time. */
    static String faultIn(String text) {
        if (DAY.matcher(text).matches()) {
            return EXPECTED + "; a day needs a time and an offset, such as " + text + "T09:00:00Z";
        }
        if (LOCAL.matcher(text).matches()) {
            return EXPECTED + "; the offset is missing, such as Z or +01:00";
        }
        return EXPECTED;
    }

    /**
     * Returns the end of a message about times that are not a slot. It names the first one that is out of range in
     * seconds but would be in range in milliseconds, and is empty if there is none.
     */
    public static String millisecondsHint(LongStream times) {
        return times.filter(time -> time > TimeSlot.MAX && time / 1000 <= TimeSlot.MAX)
                .mapToObj(time -> "; " + time + " looks like milliseconds, and times are in seconds: " + time / 1000)
                .findFirst()
                .orElse("");
    }

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
