package org.calabaria.wire.job;

import java.util.List;
import java.util.stream.Collectors;
import org.calabaria.problem.Mistake;
import org.calabaria.problem.Problem;

/**
 * Whether a job can be run, and why not.
 *
 * @param problems sorted; empty where the job can be run
 */
public record JobReport(List<Problem> problems) {

    public JobReport {
        problems = problems.stream().sorted().distinct().toList();
    }

    public boolean isValid() {
        return problems.isEmpty();
    }

    /** @throws org.calabaria.problem.CalabariaException with all problems, if there are any */
    public void orThrow() {
        if (!isValid()) {
            throw Mistake.refusal("the job", problems, JobException::new);
        }
    }

    /** {@code the job can be run}, or one line for every problem. */
    @Override
    public String toString() {
        return isValid()
                ? "the job can be run"
                : problems.stream().map(Problem::sentence).collect(Collectors.joining("\n"));
    }
}
