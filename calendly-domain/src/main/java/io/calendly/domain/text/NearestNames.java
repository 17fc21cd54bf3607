package io.calendly.domain.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The known names that a misspelled name may stand for, by the number of edits between them. */
public final class NearestNames {

    private NearestNames() {}

    private record Candidate(String name, int edits) {}

    /**
     * Returns the known names that are nearest to a text, nearest first and then in alphabetical order. A name is near if
     * at most a third of its characters have to be edited. Case does not count, and a blank counts as an underscore.
     *
     * @param text the misspelled name
     * @param known the known names
     * @param max the maximum number of names
     */
    public static List<String> of(String text, Collection<String> known, int max) {
        String wanted = comparable(text);
        return known.stream()
                .filter(name -> Math.abs(name.length() - wanted.length()) <= name.length() / 3)
                .map(name -> new Candidate(name, edits(wanted, comparable(name))))
                .filter(candidate -> candidate.edits() <= candidate.name().length() / 3)
                .sorted(Comparator.comparingInt(Candidate::edits).thenComparing(Candidate::name))
                .limit(max)
                .map(Candidate::name)
                .toList();
    }

    private static String comparable(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replace(' ', '_');
    }

    /**
     * Returns the minimum number of edits that turn one text into another. An edit inserts, deletes or replaces a
     * character, or swaps two neighbors.
     */
    static int edits(String from, String to) {
        int[][] distance = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                if (i == 0 || j == 0) {
                    distance[i][j] = i + j;
                    continue;
                }
                int replaced = distance[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                int least = Math.min(replaced, 1 + Math.min(distance[i - 1][j], distance[i][j - 1]));
                boolean swapped = i > 1
                        && j > 1
                        && from.charAt(i - 1) == to.charAt(j - 2)
                        && from.charAt(i - 2) == to.charAt(j - 1);
                distance[i][j] = swapped ? Math.min(least, distance[i - 2][j - 2] + 1) : least;
            }
        }
        return distance[from.length()][to.length()];
    }
}
