package org.calabaria.wire.job;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import org.calabaria.request.Completed;
import org.calabaria.request.Failed;
import org.calabaria.request.Outcome;
import org.calabaria.run.FailurePolicy;
import org.calabaria.run.LocalRunner;
import org.calabaria.run.Progress;
import org.calabaria.run.ProgressListener;
import org.calabaria.run.RunCache;
import org.calabaria.run.Runner;
import org.calabaria.wire.registry.EntryRegistry;

/**
 * Runs jobs with the models of a registry, on the threads of this machine.
 *
 * <pre>{@code
 * try (JobRunner jobs = JobRunner.on(registry)) {
 *     jobs.run(job, outcome -> ...);
 * }
 * }</pre>
 *
 * <p>Configured by copies, as the {@link LocalRunner} behind it.
 */
public final class JobRunner implements AutoCloseable {

    private final EntryRegistry registry;
    private final LocalRunner runner;

    private JobRunner(EntryRegistry registry, LocalRunner runner) {
        this.registry = registry;
        this.runner = runner;
    }

    /** A runner with the models of a registry, on all cores. */
    public static JobRunner on(EntryRegistry registry) {
        return new JobRunner(Objects.requireNonNull(registry, "registry must not be null"), Runner.local());
    }

    /** As {@link LocalRunner#threads}. */
    public JobRunner threads(int count) {
        return new JobRunner(registry, runner.threads(count));
    }

    /** As {@link LocalRunner#onFailure}. */
    public JobRunner onFailure(FailurePolicy policy) {
        return new JobRunner(registry, runner.onFailure(policy));
    }

    /** As {@link LocalRunner#retries(int)}. */
    public JobRunner retries(int count) {
        return new JobRunner(registry, runner.retries(count));
    }

    /** As {@link LocalRunner#timeout}. */
    public JobRunner timeout(Duration limit) {
        return new JobRunner(registry, runner.timeout(limit));
    }

    /** As {@link LocalRunner#progress(ProgressListener)}. */
    public JobRunner progress(ProgressListener listener) {
        return new JobRunner(registry, runner.progress(listener));
    }

    /** As {@link LocalRunner#recall}; the identity of a request is {@code RunInputs.of(request)}. */
    public JobRunner recall(RunCache memory) {
        return new JobRunner(registry, runner.recall(memory));
    }

    /**
     * Runs the job and hands every outcome to the consumer, on the calling thread: by branch, then by run, as the job has
     * them. What would be done twice is done once. A failed run is an outcome, and the others go on, unless the policy says
     * otherwise.
     *
     * @return how it ended: the counts at the end
     * @throws org.calabaria.problem.CalabariaException before anything runs, if the job does not fit the registry; with every problem
     */
    public Progress run(JobSpec job, Consumer<? super JobOutcome> consumer) {
        Objects.requireNonNull(job, "job must not be null");
        Objects.requireNonNull(consumer, "consumer must not be null");
        FittedJob fitted = FittedJob.of(job, registry);
        JobRequests requests = new JobRequests(fitted);
        return runner.run(requests, outcome -> consumer.accept(outcome(fitted, requests.nextDone(), outcome)));
    }

    private static JobOutcome outcome(FittedJob fitted, JobTask task, Outcome outcome) {
        if (outcome instanceof Completed done) {
            return new JobResponse(
                    task, fitted.entry().response(task.inputs(), fitted.job().configOverrides(), done.output()));
        }
        return new JobFailure(task, (Failed) outcome);
    }

    /** Ends the jobs that are running now, from any thread. */
    public void cancel() {
        runner.cancel();
    }

    @Override
    public void close() {
        runner.close();
    }
}
