package io.calendly.http.wire;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names and values in the form that queries and forms share; of a name given more than once, the first value counts. */
public final class Parameters {

    private final Map<String, String> values;

    private Parameters(Map<String, String> values) {
        this.values = values;
    }

    /**
     * Decodes {@code name=value&name=value}.
     *
     * @param encoded the query or form, null for none
     * @param where what it is, for the message
     * @throws InvalidInput if an escape in it is broken
     */
    public static Parameters decode(@Nullable String encoded, String where) {
        Map<String, String> values = new HashMap<>();
        if (encoded != null) {
            int from = 0;
            while (from < encoded.length()) {
                int end = encoded.indexOf('&', from);
                end = end < 0 ? encoded.length() : end;
                int equals = encoded.indexOf('=', from);
                int middle = equals < 0 || equals > end ? end : equals;
                String name = decodePart(encoded.substring(from, middle), where);
                values.putIfAbsent(name, middle == end ? "" : decodePart(encoded.substring(middle + 1, end), where));
                from = end + 1;
            }
        }
        return new Parameters(values);
    }

    private static String decodePart(String part, String where) {
        try {
            return URLDecoder.decode(part, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new InvalidInput(Map.of(where, "has a broken escape"));
        }
    }

    /** The value of the name, or null. */
    public @Nullable String get(String name) {
        return values.get(name);
    }
}
