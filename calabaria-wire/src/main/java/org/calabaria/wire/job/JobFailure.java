package org.calabaria.wire.job;

import java.util.Objects;
import org.calabaria.request.Failed;

/**
 * A run without a result.
 *
 * @param failure what was thrown, at which attempt, and a line of Java that does the run again
 */
public record JobFailure(JobTask task, Failed failure) implements JobOutcome {

    public JobFailure {
        Objects.requireNonNull(task, "task must not be null");
        Objects.requireNonNull(failure, "failure must not be null");
    }

    /** {@code task 3 (5fae3b01): [lockdown], seed 42: } and the failure. */
    @Override
    public String toString() {
        return task + ": " + failure;
    }
}
