package org.calabaria.run;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.calabaria.request.Outcome;
import org.calabaria.request.Request;

/**
 * The runner on threads of this machine.
 *
 * <p>Configuration is by copies: every configuring method gives a runner of its own, which shares nothing with the one it
 * came from. A runner starts no thread before its first run, so the intermediate ones of a chain need no closing. Its
 * threads are daemons called {@code calabaria-run-1}, {@code -2}, ...; they wait for the next sweep until the runner is
 * closed. Several sweeps may run at once, from several threads or one within the other's consumer: each has as many
 * threads as the runner is configured with.
 *
 * <p>A run that overstays its {@link #timeout} is interrupted. A model answers interruption by throwing; one that does not
 * within the {@link #grace} is given up: Java cannot stop a thread, so it is left behind (it may hold its memory and a
 * core until it ends by itself), another takes its place, and the run is a {@link org.calabaria.request.Failed} that says so.
 *
 * <p>The threads share one heap: while a run takes all of it, another may fail with an {@link OutOfMemoryError} too. Where
 * that happens, fewer threads help, or {@link #retries}.
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

    /** As {@link #retries(int, Duration)}, with a first wait of 0.1 s. */
    public LocalRunner retries(int count) {
        return retries(count, RunSettings.DEFAULT.backOff());
    }

    /**
     * A copy that tries a failing run again, at most {@code count} times, always with the same seed. Not tried again: refused
     * values, which can only be refused again, and a run whose thread was abandoned.
     *
     * @param firstWait before the second attempt; doubled before each further one, up to 30 s or the first wait if that is
     *     longer. The thread does other runs meanwhile.
     */
    public LocalRunner retries(int count, Duration firstWait) {
        return new LocalRunner(settings.withRetries(atLeast(0, "retries", count), notNegative("firstWait", firstWait)));
    }

    /**
     * A copy in which a single attempt at a run, building its state included, may take this long. By default there is no
     * limit. What a run returns later is dropped.
     */
    public LocalRunner timeout(Duration limit) {
        return new LocalRunner(settings.withTimeout(positive("timeout", limit)));
    }

    /** A copy that waits this long for an interrupted run before it gives up the run's thread. The default is 1 s. */
    public LocalRunner grace(Duration wait) {
        return new LocalRunner(settings.withGrace(positive("grace", wait)));
    }

    /**
     * A copy that tolerates at most {@code count} abandoned threads that still run; one more ends the sweep with a
     * {@link RunnerException} that names the runs. The default is twice the number of threads.
     */
    public LocalRunner abandonedLimit(int count) {
        return new LocalRunner(settings.withAbandonedLimit(atLeast(0, "abandonedLimit", count)));
    }

    /**
     * A copy that has at most {@code count} requests, at most 2^20, under way or waiting for an earlier one to be delivered.
     * The default is 64 for each thread, and up to 4096 in all where runs are short. A smaller number helps where outputs
     * are very large.
     */
    public LocalRunner window(int count) {
        return new LocalRunner(settings.withWindow(within(1, LARGEST_WINDOW, "window", count)));
    }

    /**
     * A copy whose replicates of a point and stack share one built state, or build one each. By default they share one.
     * Results differ only if the model changes its state while it runs, which it must not.
     */
    public LocalRunner reuseState(boolean reuse) {
        return new LocalRunner(settings.withReuse(reuse));
    }

    /** A copy that looks each run up in this cache before it runs, and gives the cache the outcome of each run that ran. */
    public LocalRunner recall(RunCache cache) {
        return new LocalRunner(settings.withCache(Objects.requireNonNull(cache, "cache must not be null")));
    }

    /** A copy that calls this listener with the progress: after the first outcome, then ten times a second, and at the end. */
    public LocalRunner progress(ProgressListener listener) {
        return progress(listener, RunSettings.DEFAULT.listenerInterval());
    }

    /** As {@link #progress(ProgressListener)}, at most once in this interval; zero means after every outcome. */
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

    /** How many threads were abandoned and still run. */
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
