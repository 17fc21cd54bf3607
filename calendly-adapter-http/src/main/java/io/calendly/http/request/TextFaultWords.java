package io.calendly.http.request;

import io.calendly.domain.text.TextFault;
import io.calendly.domain.text.TextRule;

/** The words for faults in texts. */
final class TextFaultWords {

    private TextFaultWords() {}

    /** Returns the rest of a sentence that starts with the name of the text. */
    static String of(TextFault fault, TextRule rule) {
        return switch (fault) {
            case BLANK -> "must not be blank";
            case TOO_LONG -> "must have at most " + rule.maxLength() + " characters";
            case CONTROL_CHARACTER -> "must not have control characters";
            case NOT_UNICODE -> "must be valid Unicode";
            case NOT_AN_EMAIL_ADDRESS -> "must be an e-mail address, such as ann@example.org";
            case NOT_A_TIME_ZONE -> "must be an IANA time zone, such as Europe/Berlin";
        };
    }
}
