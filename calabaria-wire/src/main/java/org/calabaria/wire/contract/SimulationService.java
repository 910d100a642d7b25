package org.calabaria.wire.contract;

import java.util.List;

/**
 * Runs tasks, wherever it likes: on threads, in worker processes, on a cluster. The results do not depend on where.
 *
 * <p>A task that cannot be run (its bundle is not to be had, its model refuses the values, it takes too long, its worker dies) is a
 * return with an error, never an exception of a method here; the other tasks go on.
 *
 * <p>Safe for many threads.
 */
public interface SimulationService extends AutoCloseable {

    /**
     * Begins to run a task, now or as soon as there is room.
     *
     * @throws IllegalStateException if the service is closed
     */
    Future<SimReturn> submit(SimTask task);

    /** As {@link #submit}, of several; their futures in the same order. */
    default List<Future<SimReturn>> submitBatch(List<SimTask> tasks) {
        return tasks.stream().map(this::submit).toList();
    }

    /** As {@link #submitBatch}, of the tasks of a set: each replicate gets the seed that stands there. */
    default List<Future<SimReturn>> submitReplicates(ReplicateSet replicates) {
        return submitBatch(replicates.tasks());
    }

    /**
     * Waits for all of these.
     *
     * @return their results in the same order; of one that was cancelled, a return whose error is of type
     *     {@code java.util.concurrent.CancellationException}
     */
    List<SimReturn> gather(List<Future<SimReturn>> futures) throws InterruptedException;

    /**
     * Waits for all of these and aggregates those that did not fail, where the results are.
     *
     * @param aggregator a registered name, or a target of the bundle; see {@link AggregationTask#target()}
     * @throws org.calabaria.problem.CalabariaException if there is no such aggregator, or nothing to aggregate, or the results do not
     *     fit one another
     */
    AggregationReturn gatherAndAggregate(List<Future<SimReturn>> futures, String aggregator)
            throws InterruptedException;

    /**
     * Cancels those of these that have no result yet.
     *
     * @return how many were cancelled
     */
    default int cancel(List<Future<SimReturn>> futures) {
        int cancelled = 0;
        for (Future<SimReturn> future : futures) {
            cancelled += !future.isDone() && future.cancel() ? 1 : 0;
        }
        return cancelled;
    }

    /** Cancels what has no result yet and gives back every thread and process. A second time it does nothing. */
    @Override
    void close();
}
