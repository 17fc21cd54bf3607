package io.calendly.domain.user;

import io.calendly.domain.text.TextFault;
import io.calendly.domain.text.TextRule;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRulesProvider;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The data of a user that can be changed.
 *
 * @param name the name, see {@link #NAME}; several users may have the same
 * @param email the e-mail address, see {@link #EMAIL}; no two users have the same, ignoring case
 * @param timeZone the IANA time zone of the user
 */
public record Profile(String name, Optional<String> email, ZoneId timeZone) {

    private static final Pattern EMAIL_FORM = Pattern.compile("[^@\\s]+@[^@\\s.]+(\\.[^@\\s.]+)*");

    /** The rule for names. */
    public static final TextRule NAME = TextRule.line(200).notBlank();

    /** The rule for e-mail addresses. The maximum length is that of RFC 5321, 4.5.3.1.3, without the angle brackets. */
    public static final TextRule EMAIL =
            TextRule.line(254).of(text -> EMAIL_FORM.matcher(text).matches(), TextFault.NOT_AN_EMAIL_ADDRESS);

    /** The rule for the names of time zones. */
    public static final TextRule TIME_ZONE =
            TextRule.line(100).of(ZoneRulesProvider.getAvailableZoneIds()::contains, TextFault.NOT_A_TIME_ZONE);

    /** The time zone of a user for whom none is given. */
    public static final ZoneId UTC = ZoneId.of("UTC");

    /**
     * Checks the components.
     *
     * @throws NullPointerException if a component is null
     * @throws IllegalArgumentException if the name or the e-mail address does not follow its rule, or if the time zone
     *     is only an offset
     */
    public Profile {
        NAME.require(name, "name");
        email.ifPresent(address -> EMAIL.require(address, "email"));
        if (Objects.requireNonNull(timeZone, "timeZone") instanceof ZoneOffset) {
            throw new IllegalArgumentException("timeZone must be a region, not the offset " + timeZone);
        }
    }

    /** Returns a profile with this name, no e-mail address and UTC. */
    public static Profile of(String name) {
        return new Profile(name, Optional.empty(), UTC);
    }

    /** Returns the e-mail address in lower case, for comparison. */
    public Optional<String> emailKey() {
        return email.map(address -> address.toLowerCase(Locale.ROOT));
    }

    /** Checks whether the text occurs in the name or in the e-mail address, ignoring case. */
    public boolean matches(String text) {
        return searchKey().contains(searchKey(text));
    }

    /** Returns the text that a search looks at: the name and the e-mail address in lower case, one per line. */
    public String searchKey() {
        return searchKey(name + email.map(address -> "\n" + address).orElse(""));
    }

    /** Returns the text in the form in which it is compared with {@link #searchKey()}. */
    public static String searchKey(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
