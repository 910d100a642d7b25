package org.calabaria.run;

import java.util.concurrent.atomic.AtomicReference;
import org.calabaria.model.Prepared;
import org.calabaria.request.Setup;
import org.jspecify.annotations.Nullable;

/**
 * The built state that the runs of one setup share: built by the first thread that needs it while the others wait.
 *
 * <p>If building fails, or its thread is given up, the next thread builds: every run then fails, or not, as it would alone.
 * A state that no other thread waits for, as that of a point without replicates, costs no lock.
 */
final class SharedState {

    private static final long LOOK_AROUND_MILLIS = 10;

    private final Setup setup;
    private final AtomicReference<@Nullable Worker> builder = new AtomicReference<>();
    private volatile @Nullable Prepared<?, ?> built;
    private volatile int waiting; // written under this

    SharedState(Setup setup) {
        this.setup = setup;
    }

    Setup setup() {
        return setup;
    }

    /** The state, or null if the caller is the one to build it or the sweep has ended. */
    @Nullable
    Prepared<?, ?> awaitOrClaim(Worker caller, Execution execution) {
        Prepared<?, ?> ready = built;
        return ready != null || claims(caller) ? built : awaitBuilder(caller, execution);
    }

    /** Whether the caller is to build; if another just has, that shows in what is built. */
    private boolean claims(Worker caller) {
        return builder.compareAndSet(null, caller);
    }

    private synchronized @Nullable Prepared<?, ?> awaitBuilder(Worker caller, Execution execution) {
        waiting++;
        while (built == null && !claims(caller) && !execution.isEnded()) {
            try {
                wait(LOOK_AROUND_MILLIS);
            } catch (InterruptedException woken) {
                continue; // only the end of the sweep interrupts a waiting thread, which the loop sees
            }
        }
        waiting--;
        return built;
    }

    /** Builds, for the caller's own run and for the threads that wait. */
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

    /** Lets another thread build, if this one was to. */
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
