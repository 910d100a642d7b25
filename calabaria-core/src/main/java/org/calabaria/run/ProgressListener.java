package org.calabaria.run;

/** Told how a sweep is getting on, between deliveries, on the thread that called {@link Runner#run}. */
@FunctionalInterface
public interface ProgressListener {

    /**
     * Takes notice. What it throws ends the sweep as an exception of the consumer does: thrown on, never swallowed.
     */
    void progress(Progress progress);
}
