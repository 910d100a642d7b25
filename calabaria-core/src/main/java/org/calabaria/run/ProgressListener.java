package org.calabaria.run;

/**
 * A listener for the progress of a sweep. It is called between deliveries, on the thread that called
 * {@link Runner#run}. If it throws an exception, the sweep ends as after an exception of the consumer.
 */
@FunctionalInterface
public interface ProgressListener {

    /** Called repeatedly while the sweep runs. */
    void progress(Progress progress);

    /** Called once when all outcomes are delivered, instead of {@link #progress}. */
    default void ended(Progress last) {
        progress(last);
    }
}
