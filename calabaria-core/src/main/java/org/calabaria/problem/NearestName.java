package org.calabaria.problem;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The known name that a misspelt one most likely meant.
 *
 * <p>Closeness is the optimal string alignment distance (insertions, deletions, substitutions and swaps of neighbours
 * count one each; a difference of case alone counts nothing), at most a third of the longer name and at least one, but
 * less than the whole of it. Ties go to the name that sorts first.
 */
public final class NearestName {

    private static final int LONGEST = 200;
    private static final int LISTED = 100;

    private NearestName() {}

    /** The known name nearest to {@code unknown}, if one is close. */
    public static Optional<String> of(String unknown, Collection<String> known) {
        String best = null;
        int bestDistance = Integer.MAX_VALUE;
        for (String candidate : new TreeSet<>(known)) {
            int distance = distance(unknown, candidate);
            if (distance <= limit(unknown, candidate) && distance < bestDistance) {
                best = candidate;
                bestDistance = distance;
            }
        }
        return Optional.ofNullable(best);
    }

    /**
     * The sentence about names that are not known: {@code "unknown output(s) {y}, only {level, table}"}, and the remedy where
     * one is near.
     *
     * @param what they should name, such as {@code "output(s)"}
     */
    public static String unknown(String what, Collection<String> unknown, Collection<String> known) {
        return "unknown " + what + " " + braces(unknown) + ", only " + braces(known) + remedy(unknown, known);
    }

    /**
     * The remedy to append to a sentence about unknown names: {@code "; did you mean 'beta'?"} for one,
     * {@code "; did you mean 'beta' for 'betta', 'gamma' for 'gama'?"} for several, or nothing where no name is close. Only
     * the first {@value #LISTED} are looked up.
     */
    public static String remedy(Collection<String> unknown, Collection<String> known) {
        SortedMap<String, String> near = new TreeMap<>();
        for (String name : listed(unknown)) {
            of(name, known).ifPresent(nearest -> near.put(name, nearest));
        }
        if (near.isEmpty()) {
            return "";
        }
        if (unknown.size() == 1) {
            return "; did you mean '" + near.get(near.firstKey()) + "'?";
        }
        return near.entrySet().stream()
                .map(entry -> "'" + entry.getValue() + "' for '" + entry.getKey() + "'")
                .collect(Collectors.joining(", ", "; did you mean ", "?"));
    }

    /** Names in braces, sorted: {@code {beta, gamma}}; after {@value #LISTED} of them, how many more there are. */
    public static String braces(Collection<String> names) {
        int more = new TreeSet<>(names).size() - LISTED;
        return listed(names).stream()
                .map(ShownValue::name)
                .collect(Collectors.joining(", ", "{", more > 0 ? " and " + more + " more}" : "}"));
    }

    private static List<String> listed(Collection<String> names) {
        return new TreeSet<>(names).stream().limit(LISTED).toList();
    }

    private static int limit(String a, String b) {
        int longer = Math.max(a.length(), b.length());
        return Math.min(longer - 1, Math.max(1, longer / 3));
    }

    private static int distance(String a, String b) {
        if (a.length() > LONGEST || b.length() > LONGEST) {
            return Integer.MAX_VALUE;
        }
        String s = a.toLowerCase(Locale.ROOT);
        String t = b.toLowerCase(Locale.ROOT);
        int[][] d = new int[s.length() + 1][t.length() + 1];
        for (int i = 0; i <= s.length(); i++) {
            for (int j = 0; j <= t.length(); j++) {
                d[i][j] = i == 0 ? j : j == 0 ? i : step(s, t, d, i, j);
            }
        }
        return d[s.length()][t.length()];
    }

    private static int step(String s, String t, int[][] d, int i, int j) {
        int substitute = d[i - 1][j - 1] + (s.charAt(i - 1) == t.charAt(j - 1) ? 0 : 1);
        int best = Math.min(substitute, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
        boolean swapped = i > 1 && j > 1 && s.charAt(i - 1) == t.charAt(j - 2) && s.charAt(i - 2) == t.charAt(j - 1);
        return swapped ? Math.min(best, 1 + d[i - 2][j - 2]) : best;
    }
}
