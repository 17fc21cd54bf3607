package io.calendly.http.edge;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The origins whose pages may use the server from a browser.
 *
 * @param origins the origins as browsers send them, such as {@code https://app.example}
 */
public record AllowedOrigins(Set<String> origins) {

    /** No origin. */
    public static final AllowedOrigins NONE = new AllowedOrigins(Set.of());

    /** The form of a list, in words. */
    public static final String EXPECTED =
            "origins as browsers send them, such as https://app.example or http://localhost:3000, separated by commas";

    /** Scheme, host, port. A browser sends neither a path nor a final slash. */
    private static final Pattern FORM =
            Pattern.compile("([a-z][a-z0-9+.-]*)://([a-z0-9._-]+|\\[[0-9a-f:.]+])(?::(\\d{1,5}))?");

    /** Copies the set. */
    public AllowedOrigins {
        origins = Set.copyOf(origins);
    }

    /**
     * Decodes a list of origins.
     *
     * @param list the origins, separated by commas; empty for none
     * @throws IllegalArgumentException if a part of the list is not an origin. A star is none: where no
     *     credential is needed, it would let every page that a user opens use the server.
     */
    public static AllowedOrigins parse(String list) {
        Set<String> origins = new LinkedHashSet<>();
        for (String part : list.split(",", -1)) {
            String origin = part.strip().toLowerCase(Locale.ROOT);
            if (!origin.isEmpty()) {
                origins.add(normalized(origin));
            }
        }
        return new AllowedOrigins(origins);
    }

    private static String normalized(String origin) {
        Matcher form = FORM.matcher(origin);
        if (!form.matches()) {
            throw new IllegalArgumentException("Not an origin: " + origin);
        }
        boolean hasDefaultPort = origin.matches("http://.*:80|https://.*:443");
        return hasDefaultPort ? origin.substring(0, origin.lastIndexOf(':')) : origin;
    }

    /** Checks whether there is no origin. */
    boolean isEmpty() {
        return origins.isEmpty();
    }

    /** Checks whether the value of a header {@code Origin} is one of the origins. */
    boolean has(String origin) {
        return origins.contains(origin.toLowerCase(Locale.ROOT));
    }

    /** Returns the hosts of the origins, without ports. */
    Set<String> hosts() {
        return origins.stream()
                .map(origin -> origin.replaceFirst("^[^:]*://", "").replaceFirst(":\\d+$", ""))
                .collect(Collectors.toUnmodifiableSet());
    }
}
