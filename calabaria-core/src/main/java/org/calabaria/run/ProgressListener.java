package org.calabaria.run;

/**
 * Receives the progress of a sweep, between deliveries, on the thread that called {@link Runner#run}. What it throws ends the
 * sweep as an exception of the consumer does.
 */
@FunctionalInterface
public interface ProgressListener {

    /** Called now and then while the sweep goes on. */
    void progress(Progress progress);

    /** Called once when all outcomes are delivered, in place of {@link #progress}. */
    default void ended(Progress last) {
        progress(last);
    }
}
