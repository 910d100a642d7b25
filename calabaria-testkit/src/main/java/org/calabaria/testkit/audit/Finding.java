package org.calabaria.testkit.audit;

import java.util.Comparator;
import java.util.Objects;

/**
 * One place in a model's code where a result could depend on something other than its inputs.
 *
 * <p>Ordered by class, line, method, rule and sentence.
 *
 * @param rule the id of the {@link Rule}, such as {@code clock}: the value for {@code @AllowedImpurity}
 * @param className the binary name of the class
 * @param method the method in the source. The code of a lambda belongs to the method around it. {@code <init>} is a
 *     constructor or a field initialiser, {@code <clinit>} a static initialiser
 * @param line the line in the source file, or {@value #NO_LINE} if the class was compiled without line numbers
 * @param sentence the problem and its effect
 * @param remedy how to avoid the problem
 */
public record Finding(String rule, String className, String method, int line, String sentence, String remedy)
        implements Comparable<Finding> {

    /** The value of {@code line} for a class without line numbers. */
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
