package org.calabaria.run;

import java.util.Optional;
import org.calabaria.model.SimOutput;
import org.calabaria.request.Outcome;
import org.calabaria.request.Request;

/**
 * A cache of earlier runs: a runner looks each run up before it runs, and stores what ran. A store of results implements
 * this interface, so that a run that was done is not done again.
 *
 * <p>The methods are called by the threads that run models, several at once, in no particular order: an implementation must
 * be safe for use by several threads. What it throws ends the sweep with a {@link RunnerException}, because a cache that
 * cannot be trusted is not the failure of one run. A model that is not identifiable ({@link org.calabaria.model.ModelRecipe})
 * ends the sweep too, before anything is run for it: no cache could tell it from another of its class. The timeout of a run
 * does not include the time that the cache takes. Code of the user's that the values of a run go through, which is the inverse of a
 * reparameterization, has been called before, within that timeout.
 *
 * <p>A run that has no seed ({@link Request#hasSeed()}) is neither looked up nor stored. One whose values are refused is
 * looked up like any other where it has a seed; it has no identity, so a cache has nothing for it.
 */
public interface RunCache {

    /** The result of an equal run, if there is one. Then the model does not run, and {@link #remember} is not called. */
    Optional<SimOutput> recall(Request request);

    /** Called once for each outcome of a run that was not recalled, failures included, before the consumer receives it. */
    void remember(Outcome outcome);

    /**
     * Called when a thread that looked up a run in vain is done with it: after {@link #remember}, and also where there is no
     * outcome because the sweep was cancelled, or none yet because the run is tried again. A cache that keeps other
     * processes from doing the same run stops doing so here.
     */
    default void release(Request request) {}
}
