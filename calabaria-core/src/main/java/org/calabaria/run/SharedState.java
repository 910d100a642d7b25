package org.calabaria.run;

import org.calabaria.model.Prepared;
import org.jspecify.annotations.Nullable;

/**
 * The built state that the runs of one setup share: built by the first thread that needs it while the others wait.
 *
 * <p>If building fails, or its thread is given up, the next thread builds: every run then fails, or not, as it would alone.
 */
final class SharedState {

    private static final long LOOK_AROUND_MILLIS = 10;

    private final Setup setup;
    private volatile @Nullable Prepared<?, ?> built;
    private @Nullable Worker builder;

    SharedState(Setup setup) {
        this.setup = setup;
    }

    Setup setup() {
        return setup;
    }

    /** The state, or null if the caller is the one to build it or the sweep has ended. */
    @Nullable
    Prepared<?, ?> awaitOrClaim(Worker caller, Sweep sweep) {
        Prepared<?, ?> ready = built;
        return ready != null ? ready : awaitBuilder(caller, sweep);
    }

    private synchronized @Nullable Prepared<?, ?> awaitBuilder(Worker caller, Sweep sweep) {
        while (built == null && builder != null && !sweep.isEnded()) {
            try {
                wait(LOOK_AROUND_MILLIS);
            } catch (InterruptedException woken) {
                continue; // nobody interrupts a waiting thread but the end of the sweep, which the loop sees
            }
        }
        if (built == null && builder == null) {
            builder = caller;
        }
        return built;
    }

    /** Builds, for the caller's own run and for whoever waits. */
    Prepared<?, ?> build(Worker caller) {
        try {
            Prepared<?, ?> state = setup.prepare();
            publish(caller, state);
            return state;
        } finally {
            release(caller);
        }
    }

    private synchronized void publish(Worker caller, Prepared<?, ?> state) {
        if (builder == caller) {
            built = state;
        }
    }

    /** Lets another thread build, if this one was to. */
    synchronized void release(Worker given) {
        if (builder == given) {
            builder = null;
            notifyAll();
        }
    }
}
