package io.calendly.domain.booking;

import io.calendly.domain.time.TimeZones;
import io.calendly.domain.user.Profile;

/**
 * A person who books a meeting. An invitee is not a user.
 *
 * @param name the name, see {@link Profile#NAME}
 * @param email the e-mail address, see {@link Profile#EMAIL}
 * @param timeZone the name of the invitee's time zone. It followed {@link TimeZones#NAME} when a client set it, but may be
 *     unknown to this JVM
 */
public record Invitee(String name, String email, String timeZone) {

    /**
     * @throws NullPointerException if a component is null
     * @throws IllegalArgumentException if the name or the e-mail address does not follow its rule, or if the time zone
     *     is not one line of text
     */
    public Invitee {
        Profile.NAME.require(name, "name");
        Profile.EMAIL.require(email, "email");
        TimeZones.STORED_NAME.require(timeZone, "timeZone");
    }
}
