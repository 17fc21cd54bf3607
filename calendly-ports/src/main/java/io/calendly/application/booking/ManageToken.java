package io.calendly.application.booking;

import io.calendly.application.access.SecretHash;
import java.util.HexFormat;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * A secret by which an invitee reads, cancels and reschedules a booking: 128 random bits. Only its hash is stored. A plain
 * hash is enough, because there are too many values to try.
 *
 * @param value the secret in hexadecimal digits
 */
public record ManageToken(String value) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");

    /** @throws NullPointerException if the value is null */
    public ManageToken {
        Objects.requireNonNull(value, "value");
    }

    /**
     * Returns a new token.
     *
     * @param random a cryptographically strong source
     */
    public static ManageToken next(RandomGenerator random) {
        byte[] bits = new byte[16];
        random.nextBytes(bits);
        return new ManageToken(HexFormat.of().formatHex(bits));
    }

    /** Checks whether a text has the form of a token. */
    public static boolean isValid(String text) {
        return FORM.matcher(text).matches();
    }

    /** Returns the hash, as it is stored. */
    public String hash() {
        return SecretHash.of(value);
    }

    /** Checks whether a hash is that of this token, in a time that does not depend on how much of it is right. */
    public boolean matches(String hash) {
        return SecretHash.matches(value, hash);
    }

    /** Returns a text without the secret. */
    @Override
    public String toString() {
        return "ManageToken";
    }
}
