package org.calabaria.run;

import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.locks.LockSupport;
import org.calabaria.model.ExtractionException;
import org.calabaria.model.Prepared;
import org.calabaria.model.SimOutput;
import org.calabaria.problem.CalabariaException;
import org.calabaria.request.Completed;
import org.calabaria.request.Failed;
import org.calabaria.request.Request;
import org.calabaria.request.RunTimeoutException;
import org.jspecify.annotations.Nullable;

/** A thread that runs models for one sweep after another, until its pool dismisses it. */
final class Worker extends Thread {

    private static final int MOST_TRIES = 10_000;
    private static final long NANOS_BETWEEN_TRIES = 1_000_000;

    private final WorkerPool pool;
    private final BlockingQueue<Execution> orders = new ArrayBlockingQueue<>(1);
    private final RunHandle handle = new RunHandle();
    private volatile boolean dismissed;
    private volatile @Nullable Task task;

    Worker(WorkerPool pool, String name) {
        super(name);
        this.pool = pool;
        setDaemon(true);
    }

    @Override
    public void run() {
        try {
            boolean stays = true;
            while (stays && !dismissed) {
                stays = serveNext();
            }
        } finally {
            pool.leave(this);
        }
    }

    private boolean serveNext() {
        Execution execution;
        try {
            execution = orders.take();
        } catch (InterruptedException woken) {
            return true; // dismissed, or interrupted for a run that has ended
        }
        setContextClassLoader(execution.callerLoader());
        try {
            serve(execution);
        } catch (Throwable broken) { // the sweep must be notified, or it would wait without end
            execution.crash(broken);
        }
        if (!isAbandoned()) {
            task = null;
        }
        boolean stays = pool.rest(this);
        execution.left(this);
        return stays;
    }

    private void serve(Execution execution) {
        Task next = execution.claim();
        while (next != null && perform(next, execution)) {
            next = execution.claim();
        }
    }

    /** Does one task; returns false if this thread was abandoned in the meantime. */
    private boolean perform(Task next, Execution execution) {
        boolean derived = next.request().hasSeed() && !execution.needsValues(next.request());
        if (!derived && !derives(next, execution)) {
            return !isAbandoned();
        }
        if (!next.request().hasSeed()) {
            return performs(next, execution);
        }
        Optional<SimOutput> recalled = execution.recalled(next.request());
        if (recalled.isPresent()) {
            execution.recalled(next, new Completed(next.request(), recalled.get()));
            return true;
        }
        try {
            return performs(next, execution);
        } finally {
            execution.release(next.request());
        }
    }

    private boolean performs(Task next, Execution execution) {
        SharedState shared = next.state();
        Prepared<?, ?> ready = shared == null ? null : shared.awaitOrClaim(this, execution);
        task = next;
        if (!handle.begin(execution.isTimed())) {
            return false;
        }
        SimOutput output = null;
        Throwable problem = null;
        try {
            execution.refuseEnded();
            Prepared<?, ?> state = ready != null ? ready : built(next, shared);
            output = run(state, next.request());
        } catch (Throwable thrown) { // any exception of a model is the failure of its run
            problem = thrown;
        }
        return settle(next, output, problem, handle.end(), execution);
    }

    /**
     * Derives a seed or values with user code, as a part of the run: within the run's timeout, and with errors as its
     * failure.
     */
    private boolean derives(Task next, Execution execution) {
        task = next;
        if (!handle.begin(execution.isTimed())) {
            return false;
        }
        Throwable problem = null;
        try {
            execution.refuseEnded();
            next.request().seed();
            if (execution.needsValues(next.request())) {
                next.request().setup().point();
            }
        } catch (Throwable thrown) { // any exception of user code is the failure of this run
            problem = thrown;
        }
        RunHandle.End end = handle.end();
        if (problem == null && end == RunHandle.End.COUNTS) {
            return true;
        }
        settle(next, null, problem, end, execution);
        return false;
    }

    private Prepared<?, ?> built(Task next, @Nullable SharedState shared) {
        return shared != null ? shared.build(this) : next.request().setup().prepare();
    }

    private static SimOutput run(Prepared<?, ?> state, Request request) {
        return request.outputs().isEmpty() ? state.run(request.seed()) : state.run(request.seed(), request.outputs());
    }

    private boolean settle(
            Task done, @Nullable SimOutput output, @Nullable Throwable thrown, RunHandle.End end, Execution execution) {
        int tries = 0;
        while (end != RunHandle.End.ABANDONED) {
            try {
                settle(done, output, thrown, end == RunHandle.End.TOO_LATE, execution);
                return true;
            } catch (OutOfMemoryError full) { // another thread's model uses all memory until it fails
                tries++;
                if (tries == MOST_TRIES || execution.isEnded()) {
                    throw full;
                }
                LockSupport.parkNanos(NANOS_BETWEEN_TRIES);
            }
        }
        return false;
    }

    private void settle(
            Task done, @Nullable SimOutput output, @Nullable Throwable thrown, boolean tooLate, Execution execution) {
        Throwable problem = tooLate ? execution.timeoutOf(this, false) : thrown;
        if (problem == null && output != null) {
            execution.ran(done, new Completed(done.request(), output));
        } else if (problem != null && !execution.retry(done, mayPass(problem))) {
            execution.ran(done, new Failed(done.request(), problem, done.attempt()));
        }
    }

    /** Whether another attempt could have a different outcome. Refused values are refused again. */
    private static boolean mayPass(Throwable problem) {
        return !(problem instanceof CalabariaException)
                || problem instanceof ExtractionException
                || problem instanceof RunTimeoutException;
    }

    // Called by other threads.

    /** Assigns the thread to a sweep; it must be idle. */
    void order(Execution execution) {
        orders.add(execution);
    }

    /** Ends the thread when it is idle. */
    void dismiss() {
        dismissed = true;
        interrupt();
    }

    /** Same as {@link RunHandle#watch}. */
    long watch(long timeoutNanos, long graceNanos) {
        return handle.watch(this, timeoutNanos, graceNanos);
    }

    void abandon() {
        handle.abandon();
    }

    boolean isAbandoned() {
        return handle.isAbandoned();
    }

    /** The current or last task. */
    @Nullable
    Task task() {
        return task;
    }

    /** The stack trace of the thread when its time was over. */
    StackTraceElement[] place() {
        return handle.place();
    }
}
