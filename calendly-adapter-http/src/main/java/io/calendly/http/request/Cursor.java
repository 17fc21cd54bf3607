package io.calendly.http.request;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A position in a list, which clients carry from one page to the next as a token. It is that of the last element of a
 * page, so no element is returned twice or left out, whatever is added meanwhile.
 *
 * <p>A token grants no right and tells nothing that its bearer has not seen. It ends in a digest of itself and of the
 * list that it belongs to. The digest is no secret; it detects a token that was changed or that came with another list.
 *
 * @param number the position of the element: its start, its end, or its id
 * @param name a text that tells the element from others at the same position; empty if there are none
 */
public record Cursor(long number, String name) {

    /** The form of the names in a list whose elements have different positions. */
    public static final Pattern NO_NAME = Pattern.compile("");

    private static final int DIGEST_LENGTH = 12;

    private static final Pattern FORM = Pattern.compile("(-?\\d{1,18}) (.*)");

    /** Returns the token for this position in the list. */
    public String token(String list) {
        byte[] position = (number + " " + name).getBytes(StandardCharsets.UTF_8);
        byte[] token = Arrays.copyOf(position, position.length + DIGEST_LENGTH);
        System.arraycopy(digest(list, position), 0, token, position.length, DIGEST_LENGTH);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /** Returns the position that the token stands for; empty if it is not a token of the list. */
    static Optional<Cursor> read(String list, String text) {
        byte[] token;
        try {
            token = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        if (token.length <= DIGEST_LENGTH) {
            return Optional.empty();
        }
        byte[] position = Arrays.copyOf(token, token.length - DIGEST_LENGTH);
        byte[] digest = Arrays.copyOfRange(token, position.length, token.length);
        if (!Arrays.equals(digest, digest(list, position))) {
            return Optional.empty();
        }
        // Any client can make a matching digest, since it is no secret, so the text need not have this form.
        Matcher read = FORM.matcher(new String(position, StandardCharsets.UTF_8));
        if (!read.matches()) {
            return Optional.empty();
        }
        Cursor cursor = new Cursor(Long.parseLong(read.group(1)), read.group(2));
        // Base64 has several spellings of some bytes; only the one that was given out is the token.
        return cursor.token(list).equals(text) ? Optional.of(cursor) : Optional.empty();
    }

    private static byte[] digest(String list, byte[] position) {
        return Arrays.copyOf(Sha256.of("calendly page token " + list + "\0", position), DIGEST_LENGTH);
    }
}
