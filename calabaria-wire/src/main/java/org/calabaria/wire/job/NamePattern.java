package org.calabaria.wire.job;

/**
 * Patterns of names as Python's {@code fnmatch.fnmatchcase} reads them: {@code *}, {@code ?}, {@code [seq]},
 * {@code [!seq]}; a bracket without its end is itself.
 *
 * <p>Takes time proportional to the product of both lengths, whatever the pattern.
 */
final class NamePattern {

    private final String pattern;
    private final String name;

    private NamePattern(String pattern, String name) {
        this.pattern = pattern;
        this.name = name;
    }

    static boolean matches(String pattern, String name) {
        return new NamePattern(pattern, name).matches();
    }

    /** The last star is the only one that need be tried again: what it takes less, an earlier one may take as well. */
    private boolean matches() {
        int p = 0;
        int n = 0;
        int afterStar = -1;
        int starred = 0;
        while (n < name.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                afterStar = ++p;
                starred = n;
            } else if (p < pattern.length() && matchesOne(p, name.charAt(n))) {
                p = end(p);
                n++;
            } else if (afterStar >= 0) {
                p = afterStar;
                n = ++starred;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }

    private boolean matchesOne(int p, char c) {
        char first = pattern.charAt(p);
        if (first == '[' && close(p) > 0) {
            boolean negated = pattern.charAt(p + 1) == '!';
            return isIn(p + (negated ? 2 : 1), close(p), c) != negated;
        }
        return first == '?' || first == c;
    }

    private int end(int p) {
        return pattern.charAt(p) == '[' && close(p) > 0 ? close(p) + 1 : p + 1;
    }

    /** The bracket that closes the one at {@code open}, or -1; a first {@code ]} is one of the characters. */
    private int close(int open) {
        int from = open + 1;
        if (from < pattern.length() && pattern.charAt(from) == '!') {
            from++;
        }
        return pattern.indexOf(']', from + 1 <= pattern.length() ? from + 1 : from);
    }

    private boolean isIn(int from, int to, char c) {
        for (int i = from; i < to; i++) {
            boolean range = i + 2 < to && pattern.charAt(i + 1) == '-';
            char last = pattern.charAt(range ? i + 2 : i);
            if (pattern.charAt(i) <= c && c <= last) {
                return true;
            }
            i += range ? 2 : 0;
        }
        return false;
    }
}
