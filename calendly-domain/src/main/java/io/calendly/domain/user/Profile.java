package io.calendly.domain.user;

import io.calendly.domain.text.TextFault;
import io.calendly.domain.text.TextRule;
import io.calendly.domain.time.TimeZones;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The data of a user that can be changed.
 *
 * @param name the name, see {@link #NAME}; several users may have the same
 * @param email the e-mail address, see {@link #EMAIL}; no two users have the same, ignoring case
 * @param timeZone the name of the user's time zone. It followed {@link TimeZones#NAME} when a client set it. Where it is read
 *     later, on a JVM with another version of the tz database, it may be unknown
 * @param externalId the id of the user at the issuer of tokens, see {@link #EXTERNAL_ID}; no two users have the same
 */
public record Profile(String name, Optional<String> email, String timeZone, Optional<String> externalId) {

    private static final Pattern EMAIL_FORM = Pattern.compile("[^@\\s]+@[^@\\s.]+(\\.[^@\\s.]+)*");

    /** The rule for names. */
    public static final TextRule NAME = TextRule.line(200).notBlank();

    /** The rule for e-mail addresses. The maximum length is that of RFC 5321, 4.5.3.1.3, without the angle brackets. */
    public static final TextRule EMAIL =
            TextRule.line(254).of(text -> EMAIL_FORM.matcher(text).matches(), TextFault.NOT_AN_EMAIL_ADDRESS);

    /** The rule for ids at the issuer of tokens (OpenID Connect Core 1.0, 2: at most 255 ASCII characters). */
    public static final TextRule EXTERNAL_ID = TextRule.line(255).notBlank();

    /**
     * Checks the components.
     *
     * @throws NullPointerException if a component is null
     * @throws IllegalArgumentException if the name or the e-mail address or the id at the issuer does not follow its
     *     rule, or if the time zone is not one line of text
     */
    public Profile {
        NAME.require(name, "name");
        email.ifPresent(address -> EMAIL.require(address, "email"));
        TimeZones.STORED_NAME.require(timeZone, "timeZone");
        externalId.ifPresent(id -> EXTERNAL_ID.require(id, "externalId"));
    }

    /** Makes a profile of a user whom the issuer of tokens does not know. */
    public Profile(String name, Optional<String> email, String timeZone) {
        this(name, email, timeZone, Optional.empty());
    }

    /** Returns a profile with this name, no e-mail address and UTC. */
    public static Profile of(String name) {
        return new Profile(name, Optional.empty(), TimeZones.UTC);
    }

    /** Returns this profile with another id at the issuer of tokens. */
    public Profile withExternalId(Optional<String> id) {
        return new Profile(name, email, timeZone, id);
    }

    /** Returns the e-mail address with its case folded, for comparison. */
    public Optional<String> emailKey() {
        return email.map(Profile::foldCase);
    }

    /** Checks whether the text occurs in the name or in the e-mail address, ignoring case. */
    public boolean matches(String text) {
        return searchKey().contains(searchKey(text));
    }

    /** Checks whether the text occurs in the name, ignoring case. */
    public boolean nameMatches(String text) {
        return searchKey(name).contains(searchKey(text));
    }

    /** Returns the text that a search looks at: the name and the e-mail address with their case folded, one per line. */
    public String searchKey() {
        return searchKey(name + email.map(address -> "\n" + address).orElse(""));
    }

    /** Returns the text in the form in which it is compared with {@link #searchKey()}. */
    public static String searchKey(String text) {
        return foldCase(text);
    }

    /**
     * Folds the case of a text, so that texts that differ in case only become equal (Unicode, 3.13, caseless matching).
     * Some letters have an upper case that is longer, such as ß with SS, and some two lower cases, such as Σ with σ and ς.
     * Therefore the text goes through both cases, first to lower case because of ẞ, whose upper case is itself.
     */
    private static String foldCase(String text) {
        return text.toLowerCase(Locale.ROOT)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT)
                .replace('ς', 'σ');
    }
}
