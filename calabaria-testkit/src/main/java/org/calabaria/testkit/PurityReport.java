package org.calabaria.testkit;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.calabaria.testkit.audit.Finding;

/**
 * What the laws and the audit found out about a model.
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

    /** Whether nothing was found. */
    public boolean isPure() {
        return violations.isEmpty() && findings.isEmpty();
    }

    /**
     * Nothing, of a pure model.
     *
     * @throws AssertionError listing every violation and finding
     */
    public void orThrow() {
        if (!isPure()) {
            throw new AssertionError(toString());
        }
    }

    /** One line a violation or finding, below a line that counts them. */
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
