package io.calendly.http.request;

import java.util.Comparator;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The names that a request may have, of which an unknown name is probably a misspelling. */
final class KnownNames {

    /** One character of so many may differ from a known name. */
    private static final int CHARACTERS_PER_SLIP = 3;

    private final Set<String> names = new TreeSet<>();

    void add(String name) {
        names.add(name);
    }

    boolean contains(String name) {
        return names.contains(name);
    }

    /** Returns the end of a message about an unknown name: the nearest known name, or all if none is near. */
    String nearestTo(String unknown) {
        if (names.isEmpty()) {
            return "; there are none";
        }
        String form = form(unknown);
        return names.stream()
                .min(Comparator.comparingInt(name -> distance(form, form(name))))
                .filter(name -> distance(form, form(name)) <= form.length() / CHARACTERS_PER_SLIP)
                .map(name -> "; did you mean " + name + "?")
                .orElseGet(() -> "; known are " + String.join(", ", names));
    }

    /** Returns the letters and digits of a name, which startTime and start_time have in common. */
    private static String form(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    /** Returns the number of characters to insert, to delete or to replace (Levenshtein 1966). */
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
