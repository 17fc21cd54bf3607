package io.calendly.http.request;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names and values of a query or a form. A name may be given more than once. */
public final class Parameters {

    private final Map<String, List<String>> values;

    private Parameters(Map<String, List<String>> values) {
        this.values = values;
    }

    /**
     * Decodes {@code name=value&name=value}.
     *
     * @param encoded the query or form, null for none
     * @param where {@code query} or {@code form}, for the message
     * @throws InvalidInput if an escape in it is broken
     */
    public static Parameters decode(@Nullable String encoded, String where) {
        Map<String, List<String>> values = new HashMap<>();
        if (encoded != null) {
            int from = 0;
            while (from < encoded.length()) {
                int end = encoded.indexOf('&', from);
                end = end < 0 ? encoded.length() : end;
                int equals = encoded.indexOf('=', from);
                int middle = equals < 0 || equals > end ? end : equals;
                String name = decodePart(encoded.substring(from, middle), where);
                String value = middle == end ? "" : decodePart(encoded.substring(middle + 1, end), where);
                values.computeIfAbsent(name, first -> new ArrayList<>(1)).add(value);
                from = end + 1;
            }
        }
        return new Parameters(values);
    }

    private static String decodePart(String part, String where) {
        try {
            return URLDecoder.decode(part, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw InvalidInput.malformed("/" + where, "has a broken escape");
        }
    }

    /** Returns the first value of the name, or null. */
    public @Nullable String get(String name) {
        List<String> given = values.get(name);
        return given == null ? null : given.get(0);
    }

    /** Returns all values of the name, in their order. */
    public List<String> all(String name) {
        return Collections.unmodifiableList(values.getOrDefault(name, List.of()));
    }

    /** Returns all names. */
    Set<String> names() {
        return Collections.unmodifiableSet(values.keySet());
    }
}
