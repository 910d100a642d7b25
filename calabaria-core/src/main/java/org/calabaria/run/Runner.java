package org.calabaria.run;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.calabaria.request.Outcome;
import org.calabaria.request.Request;
import org.calabaria.results.Results;

/**
 * Turns requests into outcomes, in the order of the requests.
 *
 * <pre>{@code
 * try (Runner runner = Runner.local().threads(2).onFailure(RECORD)) {
 *     runner.run(Requests.of(variant).points(points).seeds(SeedPlan.common(42)).replicates(100), outcome -> ...);
 * }
 * }</pre>
 *
 * <p>The outcome of a request is that of {@link Request#simulate()}, bit for bit, wherever and in whatever order the runs
 * are done. {@link #local()} runs on the threads of this machine; another engine stands behind the same interface.
 */
public interface Runner extends AutoCloseable {

    /** The runner on this machine's cores, to be configured further. */
    static LocalRunner local() {
        return LocalRunner.ofThisMachine();
    }

    /**
     * Runs the requests and hands every outcome to the consumer, on the calling thread, in the order of the requests.
     *
     * <p>Requests are read ahead of the runs, as far as the engine's window, so memory does not grow with their number. A source
     * may wait, for an outcome of an earlier request for instance: outcomes are delivered meanwhile, see
     * {@link org.calabaria.request.RequestQueue}. It is read by one thread at a time, not always the same. What reading
     * the requests throws ends the sweep: it is thrown on when the outcomes of the requests before it are delivered.
     *
     * <p>The consumer may be slow, may throw, and may call the runner again. What it throws cancels the runs under way and is
     * thrown on; the runner stays usable.
     *
     * @return how it ended: the counts at the end
     * @throws RunFailedException at the first failed run, in request order, if the policy is {@link FailurePolicy#STOP}
     * @throws RunCancelledException if it was cancelled, closed or interrupted
     * @throws RunnerException if the runner is closed, or if the sweep as a whole cannot go on
     */
    Progress run(Iterable<Request> requests, Consumer<? super Outcome> consumer);

    /**
     * Runs the requests and gathers all of their outcomes in memory.
     *
     * @throws RunnerException as {@link #run}
     */
    default Results collect(Iterable<Request> requests) {
        List<Outcome> outcomes = new ArrayList<>();
        run(requests, outcomes::add);
        return Results.of(outcomes);
    }

    /** Ends the sweeps that are running now, each with a {@link RunCancelledException}; from any thread. */
    void cancel();

    /**
     * Cancels what is running, joins every thread that can be joined, and refuses what comes later.
     *
     * @return how many threads could not be joined, because a model ignores interruption
     */
    int shutdown();

    /** {@link #shutdown()}, for those who need not know how many threads were left behind. */
    @Override
    default void close() {
        shutdown();
    }
}
