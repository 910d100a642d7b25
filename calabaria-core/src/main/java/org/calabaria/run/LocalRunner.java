package org.calabaria.run;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.calabaria.request.Outcome;
import org.calabaria.request.Request;

/**
 * A runner that uses threads of this machine.
 *
 * <p>Every configuring method returns a new runner, which shares nothing with the original. A runner starts no threads
 * before its first run, so the intermediate runners of a chain of calls need not be closed. Its threads are daemon
 * threads named {@code calabaria-run-1}, {@code -2}, ...; they wait for the next sweep until the runner is closed.
 * Several sweeps can run at the same time, from several threads or from the consumer of another sweep. Each sweep has
 * the configured number of threads.
 *
 * <p>A run that exceeds its {@link #timeout} is interrupted. A model should respond to interruption by throwing an
 * exception. If it does not within the {@link #grace} period, the thread is abandoned, because Java cannot stop a
 * thread: it may use memory and a core until it ends. Another thread takes its place, and the run is a
 * {@link org.calabaria.request.Failed} with {@link org.calabaria.request.Failed#abandoned()}.
 *
 * <p>All threads share one heap. While one run uses all of it, another may also fail with an {@link OutOfMemoryError}.
 * If that happens, use fewer threads, or {@link #retries}.
 */
public final class LocalRunner implements Runner {

    private static final Duration LONGEST = Duration.ofDays(36_500);

    private static final int MOST_THREADS = 4096;
    private static final int LARGEST_WINDOW = 1 << 20;

    private final RunSettings settings;
    private final WorkerPool pool = new WorkerPool();
    private final List<Execution> active = new CopyOnWriteArrayList<>();

    private LocalRunner(RunSettings settings) {
        this.settings = settings;
    }

    static LocalRunner ofThisMachine() {
        return new LocalRunner(
                RunSettings.DEFAULT.withThreads(Runtime.getRuntime().availableProcessors()));
    }

    /** A copy that runs on {@code count} threads, 1 to 4096. The default is the number of the machine's processors. */
    public LocalRunner threads(int count) {
        return new LocalRunner(settings.withThreads(within(1, MOST_THREADS, "threads", count)));
    }

    /** A copy with this policy for failed runs. The default is {@link FailurePolicy#RECORD}. */
    public LocalRunner onFailure(FailurePolicy policy) {
        return new LocalRunner(settings.withPolicy(Objects.requireNonNull(policy, "policy must not be null")));
    }

    /** Same as {@link #retries(int, Duration)}with a first wait of 0.1 s. */
    public LocalRunner retries(int count) {
        return retries(count, RunSettings.DEFAULT.backOff());
    }

    /**
     * A copy that repeats a failed run at most {@code count} times, always with the same seed. A run is not repeated if
     * its values are refused, or if its thread was abandoned.
     *
     * @param firstWait before the second attempt; doubled before each further attempt, up to 30 s, or up to the first
     *     wait if it is longer. During the wait the thread does other runs
     */
    public LocalRunner retries(int count, Duration firstWait) {
        return new LocalRunner(settings.withRetries(atLeast(0, "retries", count), notNegative("firstWait", firstWait)));
    }

    /**
     * A copy with this time limit for a single attempt at a run, including the time to build its state. By default
     * there is no limit. A result that a run returns after its time limit is discarded.
     */
    public LocalRunner timeout(Duration limit) {
        return new LocalRunner(settings.withTimeout(positive("timeout", limit)));
    }

    /**
     * A copy that waits this long for an interrupted run to end before it abandons the run's thread. The default is 1
     * s.
     */
    public LocalRunner grace(Duration wait) {
        return new LocalRunner(settings.withGrace(positive("grace", wait)));
    }

    /**
     * A copy that tolerates at most {@code count} abandoned threads that still run. One more abandoned thread ends the
     * sweep with a {@link RunnerException} that names the runs. The default is twice the number of threads.
     */
    public LocalRunner abandonedLimit(int count) {
        return new LocalRunner(settings.withAbandonedLimit(atLeast(0, "abandonedLimit", count)));
    }

    /**
     * A copy with a window of at most {@code count} requests (1 to 2^20) that are running or wait for the delivery of
     * an earlier outcome. The default is 64 for each thread, and up to 4096 in total if runs are short. Use a smaller
     * window if outputs are very large.
     */
    public LocalRunner window(int count) {
        return new LocalRunner(settings.withWindow(within(1, LARGEST_WINDOW, "window", count)));
    }

    /**
     * A copy in which the replicates of a point and stack share one built state ({@code true}, the default) or each
     * build their own. The results differ only if the model changes its state while it runs, which is not permitted.
     */
    public LocalRunner reuseState(boolean reuse) {
        return new LocalRunner(settings.withReuse(reuse));
    }

    /**
     * A copy that looks up each run in this cache before running it, and stores the outcome of each executed run in the
     * cache.
     */
    public LocalRunner recall(RunCache cache) {
        return new LocalRunner(settings.withCache(Objects.requireNonNull(cache, "cache must not be null")));
    }

    /** A copy that calls this listener with the progress: after the first outcome, then ten times a second, and at the end. */
    public LocalRunner progress(ProgressListener listener) {
        return progress(listener, RunSettings.DEFAULT.listenerInterval());
    }

    /**
     * Same as {@link #progress(ProgressListener)}, but at most once in this interval. Zero means after every outcome.
     */
    public LocalRunner progress(ProgressListener listener, Duration interval) {
        return new LocalRunner(settings.withListener(
                Objects.requireNonNull(listener, "listener must not be null"), notNegative("interval", interval)));
    }

    @Override
    public Progress run(Iterable<Request> requests, Consumer<? super Outcome> consumer) {
        Objects.requireNonNull(requests, "requests must not be null");
        Objects.requireNonNull(consumer, "consumer must not be null");
        Execution execution = new Execution(settings, pool, requests, consumer);
        active.add(execution);
        try {
            if (pool.isClosed()) {
                throw new RunnerException("", "the runner is closed; make a new one");
            }
            return execution.run();
        } finally {
            active.remove(execution);
        }
    }

    @Override
    public void cancel() {
        active.forEach(execution -> execution.cancel("cancelled"));
    }

    @Override
    public int shutdown() {
        pool.close();
        active.forEach(execution -> execution.cancel(Execution.CLOSED));
        return pool.join(settings.grace());
    }

    /** The number of abandoned threads that still run. */
    public int abandoned() {
        return pool.abandonedAlive().size();
    }

    private static int within(int least, int most, String what, int count) {
        if (!(least <= count && count <= most)) {
            throw new RunnerException(what, what + " must lie in [" + least + ", " + most + "], got " + count);
        }
        return count;
    }

    private static int atLeast(int least, String what, int count) {
        if (!(count >= least)) {
            throw new RunnerException(what, what + " must be " + least + " or more, got " + count);
        }
        return count;
    }

    private static Duration positive(String what, Duration duration) {
        if (notNegative(what, duration).isZero()) {
            throw new RunnerException(what, what + " must be longer than 0 s, got 0 s");
        }
        return duration;
    }

    private static Duration notNegative(String what, Duration duration) {
        Objects.requireNonNull(duration, what + " must not be null");
        if (duration.isNegative() || duration.compareTo(LONGEST) > 0) {
            throw new RunnerException(what, what + " must lie within [0 s, 100 years], got " + duration);
        }
        return duration;
    }

    /** {@code LocalRunner[2 threads]}. */
    @Override
    public String toString() {
        return "LocalRunner[" + settings.threads() + (settings.threads() == 1 ? " thread]" : " threads]");
    }
}
