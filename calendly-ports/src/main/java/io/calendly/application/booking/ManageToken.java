package io.calendly.application.booking;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * A secret by which an invitee reads, cancels and reschedules a booking: 128 random bits. Only its hash is stored. A plain
 * hash is enough, because there are too many values to try.
 *
 * @param value the secret in hexadecimal digits
 */
public record ManageToken(String value) {

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

    /** Returns the SHA-256 hash in hexadecimal digits, as it is stored. */
    public String hash() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every JVM has SHA-256", e);
        }
    }

    /** Checks whether a hash is that of this token, in a time that does not depend on how much of it is right. */
    public boolean matches(String hash) {
        return MessageDigest.isEqual(
                hash().getBytes(StandardCharsets.US_ASCII), hash.getBytes(StandardCharsets.US_ASCII));
    }

    /** Returns a text without the secret. */
    @Override
    public String toString() {
        return "ManageToken";
    }
}
