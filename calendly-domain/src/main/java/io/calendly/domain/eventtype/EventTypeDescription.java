package io.calendly.domain.eventtype;

import io.calendly.domain.meeting.MeetingDetails;
import io.calendly.domain.text.TextRule;

/**
 * The texts of an event type. A text that is not given is empty.
 *
 * @param name the name, which becomes the title of the meetings
 * @param slug the name for paths, which differs among the event types of a host
 * @param text the description, any number of lines
 * @param location the location of the meetings
 */
public record EventTypeDescription(String name, String slug, String text, String location) {

    /** The rule for names. */
    public static final TextRule NAME = MeetingDetails.TITLE.notBlank();

    /** The rule for slugs. */
    public static final TextRule SLUG = TextRule.slug(64);

    /**
     * @throws NullPointerException if a component is null
     * @throws IllegalArgumentException if a text does not follow its rule
     */
    public EventTypeDescription {
        NAME.require(name, "name");
        SLUG.require(slug, "slug");
        MeetingDetails.DESCRIPTION.require(text, "text");
        MeetingDetails.LOCATION.require(location, "location");
    }

    /** Returns the texts of a meeting of this event type. */
    public MeetingDetails meetingDetails() {
        return new MeetingDetails(name, text, location);
    }
}
