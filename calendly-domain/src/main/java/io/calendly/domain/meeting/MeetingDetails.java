package io.calendly.domain.meeting;

import io.calendly.domain.text.TextRule;
import java.util.Objects;
import java.util.Optional;

/**
 * What a meeting is about and where it is, in words. A text that nobody gave is empty.
 *
 * @param title one line
 * @param description any number of lines
 * @param location one line: a room, an address, a link
 */
public record MeetingDetails(String title, String description, String location) {

    /** Nothing was said. */
    public static final MeetingDetails NONE = new MeetingDetails("", "", "");

    /** How many characters (UTF-16 code units) a title has at most. */
    public static final int MAX_TITLE = 200;

    /** How many characters (UTF-16 code units) a description has at most. */
    public static final int MAX_DESCRIPTION = 5_000;

    /** How many characters (UTF-16 code units) a location has at most. */
    public static final int MAX_LOCATION = 500;

    /**
     * @throws NullPointerException if a component is null
     * @throws IllegalArgumentException if there is a fault in a text
     */
    public MeetingDetails {
        requireNoFault("title", faultInTitle(Objects.requireNonNull(title, "title")));
        requireNoFault("description", faultInDescription(Objects.requireNonNull(description, "description")));
        requireNoFault("location", faultInLocation(Objects.requireNonNull(location, "location")));
    }

    private static void requireNoFault(String name, Optional<String> fault) {
        if (fault.isPresent()) {
            throw new IllegalArgumentException(name + " " + fault.get());
        }
    }

    /** What keeps the text from being a title, as the rest of a sentence; empty if nothing does. */
    public static Optional<String> faultInTitle(String title) {
        return TextRule.faultInLine(title, MAX_TITLE);
    }

    /** What keeps the text from being a description, as the rest of a sentence; empty if nothing does. */
    public static Optional<String> faultInDescription(String description) {
        return TextRule.faultInLines(description, MAX_DESCRIPTION);
    }

    /** What keeps the text from being a location, as the rest of a sentence; empty if nothing does. */
    public static Optional<String> faultInLocation(String location) {
        return TextRule.faultInLine(location, MAX_LOCATION);
    }
}
