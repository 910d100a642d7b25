package org.calabaria.run;

import java.util.Optional;
import org.calabaria.model.SimOutput;

/**
 * A memory of earlier runs, asked before a run and told after it: the one seam through which a store makes a hit never
 * run.
 *
 * <p>Called by the threads that run, several at once, in no order: an implementation must be safe for many threads. What it
 * throws ends the sweep with a {@link RunnerException}, because a memory that cannot be trusted is not one run's failure.
 * A run's timeout does not count the time that the memory takes.
 */
public interface Recall {

    /** The result of an equal run, if there is one; then the model does not run, and nothing is told. */
    Optional<SimOutput> recall(Request request);

    /** Told once of every outcome that came from the model, failures included, before the consumer sees it. */
    void remember(Outcome outcome);
}
