package org.calabaria.testkit;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.calabaria.testkit.audit.Finding;

/**
 * The result of checking the laws and of the audit for a model.
 *
 * @param model the class of the model
 * @param violations of laws, in the order of {@link Law}
 * @param findings of the byte code audit, sorted
 */
public record PurityReport(String model, List<Violation> violations, List<Finding> findings) {

    public PurityReport {
        violations = List.copyOf(violations);
        findings = List.copyOf(findings);
    }

    /** Whether there are no violations and no findings. */
    public boolean isPure() {
        return violations.isEmpty() && findings.isEmpty();
    }

    /**
     * Throws an error unless the model is pure.
     *
     * @throws AssertionError listing every violation and finding
     */
    public void orThrow() {
        if (!isPure()) {
            throw new AssertionError(toString());
        }
    }

    /** A line with the counts, and one line for each violation or finding. */
    @Override
    public String toString() {
        String count =
                model + ": " + violations.size() + " law(s) broken, " + findings.size() + " finding(s) in its code";
        return Stream.concat(
                        Stream.of(count),
                        Stream.concat(violations.stream(), findings.stream()).map(one -> "  " + one))
                .collect(Collectors.joining("\n"));
    }
}
