package org.calabaria.problem;

import java.util.Objects;

/**
 * One thing that is wrong, as data and as a sentence.
 *
 * <p>Problems are ordered by their sentence, so that the same mistakes are always listed in the same order.
 *
 * @param subject the name of the thing that is wrong, such as a parameter, a key or a scenario; may be empty when the
 *     problem has no single subject
 * @param sentence names the thing, states the rule and shows the value; never blank
 */
public record Problem(String subject, String sentence) implements Comparable<Problem> {

    public Problem {
        Objects.requireNonNull(subject, "subject must not be null");
        Objects.requireNonNull(sentence, "sentence must not be null");
        if (sentence.isBlank()) {
            throw new IllegalArgumentException("a problem needs a sentence");
        }
    }

    public static Problem of(String subject, String sentence) {
        return new Problem(subject, sentence);
    }

    @Override
    public int compareTo(Problem other) {
        int bySentence = sentence.compareTo(other.sentence);
        return bySentence != 0 ? bySentence : subject.compareTo(other.subject);
    }

    @Override
    public String toString() {
        return sentence;
    }
}
