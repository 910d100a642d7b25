package org.calabaria.problem;

import java.util.Objects;

/**
 * One thing that is wrong, as data and as a sentence.
 *
 * <p>Problems are ordered by their sentence, so that the same mistakes are always listed in the same order; whole numbers in
 * it count by their size, so that line 4 comes before line 12.
 *
 * @param subject the name of the thing that is wrong, such as a parameter, a key or a scenario; may be empty when the
 *     problem has no single subject
 * @param sentence names the thing, states the rule and shows the value; never blank
 * @param mistake what it is about
 */
public record Problem(String subject, String sentence, Mistake mistake) implements Comparable<Problem> {

    public Problem {
        Objects.requireNonNull(subject, "subject must not be null");
        Objects.requireNonNull(sentence, "sentence must not be null");
        Objects.requireNonNull(mistake, "mistake must not be null");
        if (sentence.isBlank()) {
            throw new IllegalArgumentException("a problem needs a sentence");
        }
    }

    /** A problem of which the exception alone says what it is about. */
    public static Problem of(String subject, String sentence) {
        return new Problem(subject, sentence, Mistake.OTHER);
    }

    /** The same problem with words in front of its sentence, such as where it was found. */
    public Problem after(String words) {
        return new Problem(subject, words + sentence, mistake);
    }

    @Override
    public int compareTo(Problem other) {
        int bySentence = compare(sentence, other.sentence);
        int bySubject = bySentence != 0 ? bySentence : subject.compareTo(other.subject);
        return bySubject != 0 ? bySubject : mistake.compareTo(other.mistake);
    }

    private static int compare(String a, String b) {
        int i = 0;
        int j = 0;
        while (i < a.length() && j < b.length()) {
            int iEnd = endOfNumber(a, i);
            int jEnd = endOfNumber(b, j);
            int byLength = Integer.compare(iEnd - i, jEnd - j);
            boolean numbers = isDigit(a.charAt(i)) && isDigit(b.charAt(j));
            int step =
                    numbers && byLength != 0 ? byLength : a.substring(i, iEnd).compareTo(b.substring(j, jEnd));
            if (step != 0) {
                return step;
            }
            i = iEnd;
            j = jEnd;
        }
        return Integer.compare(a.length() - i, b.length() - j);
    }

    /** The end of the whole number that begins at {@code from}, or of the one character there; decimals are no number. */
    private static int endOfNumber(String text, int from) {
        int end = from + 1;
        if (isDigit(text.charAt(from)) && !(from > 0 && isDecimal(text, from - 1))) {
            while (end < text.length() && isDigit(text.charAt(end))) {
                end++;
            }
        }
        return end;
    }

    private static boolean isDecimal(String text, int before) {
        char c = text.charAt(before);
        return c == '.' || isDigit(c);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    @Override
    public String toString() {
        return sentence;
    }
}
