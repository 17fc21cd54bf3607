package io.calendly.application.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The hashes of random secrets, as they are stored. A plain SHA-256 hash is enough, because there are too many secrets to try.
 */
public final class SecretHash {

    private SecretHash() {}

    /** Returns the hash of a secret in hexadecimal digits. */
    public static String of(String secret) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every JVM has SHA-256", e);
        }
    }

    /** Checks whether a hash is that of a secret, in a time that does not depend on how much of it is right. */
    public static boolean matches(String secret, String hash) {
        return MessageDigest.isEqual(
                of(secret).getBytes(StandardCharsets.US_ASCII), hash.getBytes(StandardCharsets.US_ASCII));
    }
}
