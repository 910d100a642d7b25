package org.calabaria.testkit.audit;

import java.util.Comparator;
import java.util.Objects;

/**
 * One place in a model's code where a result could depend on something other than its inputs.
 *
 * <p>Ordered by class, line, method, rule and sentence.
 *
 * @param rule the id of the {@link Rule}, such as {@code clock}: what {@code @AllowedImpurity} names
 * @param className the binary name of the class
 * @param method the method of the source: code of a lambda counts to the method around it; {@code <init>} is a
 *     constructor or a field initialiser, {@code <clinit>} a static one
 * @param line the line in the source file, or {@value #NO_LINE} where the class was compiled without line numbers
 * @param sentence what happens there and why it matters
 * @param remedy what to do instead
 */
public record Finding(String rule, String className, String method, int line, String sentence, String remedy)
        implements Comparable<Finding> {

    /** The line of a finding in a class without line numbers. */
    public static final int NO_LINE = -1;

    private static final Comparator<Finding> ORDER = Comparator.comparing(Finding::className)
            .thenComparingInt(Finding::line)
            .thenComparing(Finding::method)
            .thenComparing(Finding::rule)
            .thenComparing(Finding::sentence);

    public Finding {
        Objects.requireNonNull(rule, "rule must not be null");
        Objects.requireNonNull(className, "className must not be null");
        Objects.requireNonNull(method, "method must not be null");
        Objects.requireNonNull(sentence, "sentence must not be null");
        Objects.requireNonNull(remedy, "remedy must not be null");
    }

    @Override
    public int compareTo(Finding other) {
        return ORDER.compare(this, other);
    }

    /** {@code org.example.Sir.runSim, line 41: [clock] calls System.nanoTime(); take time from ...}. */
    @Override
    public String toString() {
        String place = line == NO_LINE ? "no line (compiled without line numbers)" : "line " + line;
        return className + "." + method + ", " + place + ": [" + rule + "] " + sentence + "; " + remedy;
    }
}
