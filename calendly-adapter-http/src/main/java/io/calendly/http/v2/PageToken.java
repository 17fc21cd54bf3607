package io.calendly.http.v2;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a list, as clients carry it from one page to the next: that of the last element they have seen, so that
 * nothing is seen twice or left out, whatever is added meanwhile.
 *
 * <p>A token gives no right that its bearer does not have, and tells nothing that the bearer has not seen. It ends in a
 * digest of itself and of the list that it belongs to; that is no secret, but it tells a token that was changed, or that
 * came with another list, from one that was not.
 *
 * @param number where the last element is: its start, its end, or its number
 * @param name what tells it from others at the same place; empty if there are none
 */
record PageToken(long number, String name) {

    /** The name of an element that is alone at its place. */
    static final Pattern NO_NAME = Pattern.compile("");

    private static final int DIGEST = 12;

    private static final Pattern FORM = Pattern.compile("(-?\\d{1,18}) (.*)");

    String write(String list) {
        byte[] place = (number + " " + name).getBytes(StandardCharsets.UTF_8);
        byte[] token = Arrays.copyOf(place, place.length + DIGEST);
        System.arraycopy(digest(list, place), 0, token, place.length, DIGEST);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    static Optional<PageToken> read(String list, String text) {
        byte[] token;
        try {
            token = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        if (token.length <= DIGEST) {
            return Optional.empty();
        }
        byte[] place = Arrays.copyOf(token, token.length - DIGEST);
        byte[] digest = Arrays.copyOfRange(token, place.length, token.length);
        if (!Arrays.equals(digest, digest(list, place))) {
            return Optional.empty();
        }
        // Anybody can make a digest that fits, since it is no secret, so what it is of need not have this form.
        Matcher read = FORM.matcher(new String(place, StandardCharsets.UTF_8));
        if (!read.matches()) {
            return Optional.empty();
        }
        PageToken found = new PageToken(Long.parseLong(read.group(1)), read.group(2));
        // Base64 has several spellings of some bytes; only the one that was given out is the token.
        return found.write(list).equals(text) ? Optional.of(found) : Optional.empty();
    }

    private static byte[] digest(String list, byte[] place) {
        return Arrays.copyOf(Sha256.of("calendly page token " + list + "\0", place), DIGEST);
    }
}
