package io.calendly.domain.meeting;

import io.calendly.domain.text.TextRule;

/**
 * The texts of a meeting. A text that is not given is empty.
 *
 * @param title the title, one line
 * @param description the description, any number of lines
 * @param location the location, one line: a room, an address, a link
 */
public record MeetingDetails(String title, String description, String location) {

    /** The rule for titles. */
    public static final TextRule TITLE = TextRule.line(200);

    /** The rule for descriptions. */
    public static final TextRule DESCRIPTION = TextRule.lines(5_000);

    /** The rule for locations. */
    public static final TextRule LOCATION = TextRule.line(500);

    /** The details of a meeting for which no text is given. */
    public static final MeetingDetails NONE = new MeetingDetails("", "", "");

    /**
     * Checks the components.
     *
     * @throws NullPointerException if a component is null
     * @throws IllegalArgumentException if a text does not follow its rule
     */
    public MeetingDetails {
        TITLE.require(title, "title");
        DESCRIPTION.require(description, "description");
        LOCATION.require(location, "location");
    }
}
