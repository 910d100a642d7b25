package org.calabaria.run;

import java.util.Optional;
import org.calabaria.model.SimOutput;
import org.calabaria.request.Outcome;
import org.calabaria.request.Request;

/**
 * A cache of earlier runs. A runner looks up each run before it executes it, and stores the outcomes of executed runs.
 * A store of results implements this interface, so that a completed run is not repeated.
 *
 * <p>The threads that run models call the methods concurrently and in no particular order, so an implementation must be
 * thread-safe. An exception of the cache ends the sweep with a {@link RunnerException}, because a failure of the cache
 * may affect every run. A model that is not identifiable ({@link org.calabaria.model.ModelRecipe}) also ends the sweep,
 * before it is run, because the cache cannot distinguish it from other models of its class. The timeout of a run does
 * not include the time used by the cache. It includes user code that computes the values of a run (the inverse function
 * of a reparameterization), which is called before the cache.
 *
 * <p>A run without a seed ({@link Request#hasSeed()}) is neither looked up nor stored. A run whose values are refused
 * is looked up if it has a seed. It has no identity, so the cache returns nothing.
 */
public interface RunCache {

    /**
     * Returns the result of an equal run, if there is one. In this case the model is not run, and {@link #remember} is
     * not called.
     */
    Optional<SimOutput> recall(Request request);

    /**
     * Called once for each outcome of a run that was not recalled, including failures, before the consumer receives the
     * outcome.
     */
    void remember(Outcome outcome);

    /**
     * Called when a thread has finished with a run that was not recalled. It is called after {@link #remember}, and
     * also if there is no outcome because the sweep was cancelled or the run will be repeated. A cache that reserves
     * the run for this process releases it here.
     */
    default void release(Request request) {}
}
