package org.calabaria.run;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.calabaria.request.Outcome;
import org.calabaria.request.Request;
import org.calabaria.results.Results;

/**
 * Runs requests and delivers their outcomes in the order of the requests.
 *
 * <pre>{@code
 * try (Runner runner = Runner.local().threads(2).onFailure(RECORD)) {
 *     runner.run(Requests.of(variant).points(points).seeds(SeedPlan.common(42)).replicates(100), outcome -> ...);
 * }
 * }</pre>
 *
 * <p>The outcome of a request equals that of {@link Request#simulate()}, bit for bit, independent of where and in which
 * order the runs are done. {@link #local()} runs on the threads of this machine; other engines can implement the same
 * interface.
 */
public interface Runner extends AutoCloseable {

    /** A runner on this machine's cores with the default configuration. */
    static LocalRunner local() {
        return LocalRunner.ofThisMachine();
    }

    /**
     * Runs the requests and passes every outcome to the consumer, on the calling thread, in the order of the requests.
     *
     * <p>Requests are read ahead of the runs, up to the size of the engine's window, so memory does not grow with their
     * number. A source may wait, for example for the outcome of an earlier request, and outcomes are delivered in the
     * meantime; see {@link org.calabaria.request.RequestQueue}. One thread at a time reads the source, but not always
     * the same thread. An exception from reading the requests ends the sweep; it is thrown after the outcomes of the
     * earlier requests are delivered.
     *
     * <p>The consumer may be slow, may throw exceptions, and may call the runner again. An exception of the consumer
     * cancels the current runs and is passed on. The runner can still be used afterwards.
     *
     * @return the counts at the end of the sweep
     * @throws RunFailedException at the first failed run, in request order, if the policy is {@link FailurePolicy#STOP}
     * @throws RunCancelledException if it was cancelled, closed or interrupted
     * @throws RunnerException if the runner is closed, or if the sweep as a whole cannot continue
     */
    Progress run(Iterable<Request> requests, Consumer<? super Outcome> consumer);

    /**
     * Runs the requests and collects all their outcomes in memory.
     *
     * @throws RunnerException as {@link #run}
     */
    default Results collect(Iterable<Request> requests) {
        List<Outcome> outcomes = new ArrayList<>();
        run(requests, outcomes::add);
        return Results.of(outcomes);
    }

    /** Cancels all running sweeps; each ends with a {@link RunCancelledException}. Can be called from any thread. */
    void cancel();

    /**
     * Cancels all running sweeps, joins every thread that can be joined, and refuses later calls.
     *
     * @return the number of threads that could not be joined because a model ignores interruption
     */
    int shutdown();

    /** Calls {@link #shutdown()} and ignores its result. */
    @Override
    default void close() {
        shutdown();
    }
}
