package org.calabaria.wire.provenance;

import java.util.Objects;
import org.calabaria.digest.Sha256;
import org.calabaria.problem.InvalidRequestException;

/**
 * The two identities of a run.
 *
 * @param simRoot of the simulation, whatever is extracted from it; see {@link RunInputs#simRoot()}
 * @param taskId of the simulation and of what is extracted from it; see {@link RunInputs#taskId()}
 */
public record RunIdentity(String simRoot, String taskId) {

    public RunIdentity {
        Objects.requireNonNull(simRoot, "simRoot must not be null");
        Objects.requireNonNull(taskId, "taskId must not be null");
        requireWhole("simRoot", simRoot);
        requireWhole("taskId", taskId);
    }

    private static void requireWhole(String name, String digest) {
        if (!Sha256.isHex(digest)) {
            throw new InvalidRequestException(
                    name, name + " must be 64 lower-case hexadecimal digits, got '" + digest + "'");
        }
    }

    /** {@code task 3f2c6e19 of sim 81d0aa34}. */
    @Override
    public String toString() {
        return "task " + taskId.substring(0, 8) + " of sim " + simRoot.substring(0, 8);
    }
}
