package org.calabaria.run;

import java.util.concurrent.atomic.AtomicReference;
import org.calabaria.model.Prepared;
import org.calabaria.request.Setup;
import org.jspecify.annotations.Nullable;

/**
 * The built state that the runs of one setup share. The first thread that needs the state builds it while the others
 * wait.
 *
 * <p>If building fails, or its thread is abandoned, the next thread builds the state, so every run has the same outcome
 * as if it ran alone. If no other thread waits for the state, such as for a point without replicates, no lock is used.
 */
final class SharedState {

    private static final long LOOK_AROUND_MILLIS = 10;

    private final Setup setup;
    private final AtomicReference<@Nullable Worker> builder = new AtomicReference<>();
    private volatile @Nullable Prepared<?, ?> built;
    private volatile int waiting; // guarded by this for writes

    SharedState(Setup setup) {
        this.setup = setup;
    }

    Setup setup() {
        return setup;
    }

    /** The state, or null if the caller must build it or the sweep has ended. */
    @Nullable
    Prepared<?, ?> awaitOrClaim(Worker caller, Execution execution) {
        Prepared<?, ?> ready = built;
        return ready != null || claims(caller) ? built : awaitBuilder(caller, execution);
    }

    /** Whether the caller must build the state. If another thread has just built it, {@code built} is set. */
    private boolean claims(Worker caller) {
        return builder.compareAndSet(null, caller);
    }

    private synchronized @Nullable Prepared<?, ?> awaitBuilder(Worker caller, Execution execution) {
        waiting++;
        while (built == null && !claims(caller) && !execution.isEnded()) {
            try {
                wait(LOOK_AROUND_MILLIS);
            } catch (InterruptedException woken) {
                continue; // only the end of the sweep interrupts a waiting thread, and the loop detects it
            }
        }
        waiting--;
        return built;
    }

    /** Builds the state for the caller's own run and for the waiting threads. */
    Prepared<?, ?> build(Worker caller) {
        boolean done = false;
        try {
            Prepared<?, ?> state = setup.prepare();
            done = publish(caller, state);
            return state;
        } finally {
            if (!done) {
                release(caller);
            }
        }
    }

    private boolean publish(Worker caller, Prepared<?, ?> state) {
        if (builder.get() != caller) {
            return false;
        }
        built = state;
        wakeWaiting();
        return true;
    }

    /** Lets another thread build the state if the given thread was to build it. */
    void release(Worker given) {
        if (builder.compareAndSet(given, null)) {
            wakeWaiting();
        }
    }

    private void wakeWaiting() {
        if (waiting > 0) {
            synchronized (this) {
                notifyAll();
            }
        }
    }
}
