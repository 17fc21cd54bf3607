package io.calendly.http.request;

import io.calendly.domain.text.TextFault;
import io.calendly.domain.text.TextRule;
import io.calendly.domain.time.TimeZones;
import java.util.List;

/** The words for faults in texts. */
final class TextFaultWords {

    private TextFaultWords() {}

    /** Returns the rest of a sentence that starts with the name of the text. */
    static String of(TextFault fault, TextRule rule, String text) {
        return switch (fault) {
            case BLANK -> "must not be blank";
            case TOO_LONG -> "must have at most " + rule.maxLength() + " characters";
            case CONTROL_CHARACTER -> "must not have control characters";
            case NOT_UNICODE -> "must be valid Unicode";
            case NOT_AN_EMAIL_ADDRESS -> "must be an e-mail address, such as ann@example.org";
            case NOT_A_TIME_ZONE -> "must be an IANA time zone, such as " + zonesLike(text);
            case NOT_A_SLUG -> "must be a slug: lower-case letters, digits and single hyphens, such as working-hours";
        };
    }

    private static String zonesLike(String text) {
        List<String> nearest = TimeZones.nearest(text);
        return nearest.isEmpty() ? "Europe/Berlin" : String.join(" or ", nearest);
    }
}
