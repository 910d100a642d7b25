package org.calabaria.store;

import java.util.List;
import java.util.Optional;
import org.calabaria.problem.CalabariaException;
import org.calabaria.request.Request;
import org.calabaria.store.archive.RunKey;
import org.calabaria.wire.provenance.RunInputs;

/**
 * A run that was looked up and may be stored: its inputs, its identity, and when it was looked up.
 *
 * @param startedNanos on {@link System#nanoTime()}
 */
record PendingRun(RunInputs inputs, String simRoot, RunKey key, long startedNanos) {

    /** The run of a request; empty where its values are refused, so that it has no identity. */
    static Optional<PendingRun> of(Request request) {
        if (!request.hasSeed()) {
            return Optional.empty();
        }
        try {
            RunInputs inputs = RunInputs.of(request);
            String simRoot = inputs.simRoot();
            return Optional.of(new PendingRun(inputs, simRoot, RunKey.parse(simRoot), System.nanoTime()));
        } catch (CalabariaException refused) {
            return Optional.empty(); // the run fails with it
        }
    }

    List<String> outputs() {
        return inputs.outputs();
    }
}
