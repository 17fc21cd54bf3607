package io.calendly.application.access;

import io.calendly.domain.access.ApiKeyId;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An API key as its owner has it: {@code cal_}, the id, and a secret of 256 random bits. Only the hash of the secret is stored.
 *
 * @param id the id of the key
 * @param secret the secret in hexadecimal digits
 */
public record ApiKeyToken(ApiKeyId id, String secret) {

    /** The beginning of each key, by which programs that search texts for secrets know one. */
    public static final String PREFIX = "cal_";

    private static final Pattern FORM = Pattern.compile(PREFIX + "([0-9a-f]{32})_([0-9a-f]{64})");
    private static final Pattern UUID_PARTS = Pattern.compile("(.{8})(.{4})(.{4})(.{4})(.{12})");

    /** @throws NullPointerException if a component is null */
    public ApiKeyToken {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(secret, "secret");
    }

    /**
     * Returns a new key.
     *
     * @param random a cryptographically strong source
     */
    public static ApiKeyToken next(ApiKeyId id, RandomGenerator random) {
        byte[] bits = new byte[32];
        random.nextBytes(bits);
        return new ApiKeyToken(id, HexFormat.of().formatHex(bits));
    }

    /** Decodes a key; empty if the text has another form. */
    public static Optional<ApiKeyToken> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        String uuid = UUID_PARTS.matcher(form.group(1)).replaceFirst("$1-$2-$3-$4-$5");
        return Optional.of(new ApiKeyToken(new ApiKeyId(UUID.fromString(uuid)), form.group(2)));
    }

    /** Returns the hash of the secret, as it is stored. */
    public String hash() {
        return SecretHash.of(secret);
    }

    /** Returns the key as a text for its owner. It is a secret. */
    public String text() {
        return PREFIX + id.toString().replace("-", "") + "_" + secret;
    }

    /** Returns a text without the secret. */
    @Override
    public String toString() {
        return "ApiKeyToken[" + id + "]";
    }
}
