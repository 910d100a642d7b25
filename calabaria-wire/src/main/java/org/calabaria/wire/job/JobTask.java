package org.calabaria.wire.job;

import java.util.List;
import java.util.Objects;
import org.calabaria.parameter.ParameterSet;
import org.calabaria.wire.provenance.RunInputs;

/**
 * One run of a job under one of its branches.
 *
 * @param index in the order of the job, from 0: by branch, then by run; what would be done twice is not counted
 * @param point before the scenarios' patches
 * @param inputs as they take effect
 * @param taskId of the inputs
 */
public record JobTask(int index, ParameterSet point, RunInputs inputs, String taskId) {

    public JobTask {
        Objects.requireNonNull(point, "point must not be null");
        Objects.requireNonNull(inputs, "inputs must not be null");
        Objects.requireNonNull(taskId, "taskId must not be null");
    }

    public List<String> stack() {
        return inputs.stack();
    }

    /** Unsigned 64-bit. */
    public long seed() {
        return inputs.seed();
    }

    /** {@code task 3 (5fae3b01): [lockdown], seed 42}. */
    @Override
    public String toString() {
        return "task " + index + " (" + taskId.substring(0, 8) + "): " + stack() + ", seed "
                + Long.toUnsignedString(seed());
    }
}
