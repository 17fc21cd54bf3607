package io.calendly.domain.user;

import io.calendly.domain.text.TextRule;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRulesProvider;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is known of a person.
 *
 * @param name what people call the person, see {@link #faultInName}
 * @param email where the person is written to, see {@link #faultInEmail}; no two people share one, however it is
 *     capitalized
 * @param timeZone the IANA time zone that the person lives by
 */
public record Profile(String name, Optional<String> email, ZoneId timeZone) {

    /** How many characters (UTF-16 code units) a name has at most. */
    public static final int MAX_NAME = 200;

    /** How many characters an e-mail address has at most (RFC 5321, 4.5.3.1.3, less the angle brackets). */
    public static final int MAX_EMAIL = 254;

    /** The time zone of somebody who named none. */
    public static final ZoneId UTC = ZoneId.of("UTC");

    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s.]+(\\.[^@\\s.]+)*");

    /**
     * @throws NullPointerException if a component is null
     * @throws IllegalArgumentException if there is a fault in the name or in the e-mail address, or if the time zone is
     *     only an offset
     */
    public Profile {
        faultInName(Objects.requireNonNull(name, "name")).ifPresent(fault -> {
            throw new IllegalArgumentException("name " + fault);
        });
        email.flatMap(Profile::faultInEmail).ifPresent(fault -> {
            throw new IllegalArgumentException("email " + fault);
        });
        if (Objects.requireNonNull(timeZone, "timeZone") instanceof ZoneOffset) {
            throw new IllegalArgumentException("timeZone must be a place, not the offset " + timeZone);
        }
    }

    /** Of somebody of whom only the name is known. */
    public static Profile of(String name) {
        return new Profile(name, Optional.empty(), UTC);
    }

    /** By which an e-mail address is compared with others: the same in small letters. */
    public Optional<String> emailKey() {
        return email.map(address -> address.toLowerCase(Locale.ROOT));
    }

    /** Whether the text occurs in the name or in the e-mail address, however it is capitalized. */
    public boolean matches(String text) {
        return searchKey().contains(searchKey(text));
    }

    /** What is searched when people are searched: the name and the e-mail address, a line each, in small letters. */
    public String searchKey() {
        return searchKey(name + email.map(address -> "\n" + address).orElse(""));
    }

    /** A text in the form in which it is searched for. */
    public static String searchKey(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** What keeps the text from being a name, as the rest of a sentence that starts with "name"; empty if nothing does. */
    public static Optional<String> faultInName(String name) {
        return name.isBlank() ? Optional.of("must not be blank") : TextRule.faultInLine(name, MAX_NAME);
    }

    /** What keeps the text from being an e-mail address, as the rest of a sentence; empty if nothing does. */
    public static Optional<String> faultInEmail(String email) {
        return TextRule.faultInLine(email, MAX_EMAIL)
                .or(() -> EMAIL.matcher(email).matches()
                        ? Optional.empty()
                        : Optional.of("must be an e-mail address, such as ann@example.org"));
    }

    /** What keeps the text from being the name of a time zone, as the rest of a sentence; empty if nothing does. */
    public static Optional<String> faultInTimeZone(String name) {
        return ZoneRulesProvider.getAvailableZoneIds().contains(name)
                ? Optional.empty()
                : Optional.of("must be an IANA time zone, such as Europe/Berlin");
    }
}
