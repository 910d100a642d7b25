package org.calabaria.run;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The state of a thread's current run, which decides between its own thread and the watchdog.
 *
 * <p>The state is one number: the count of the thread's runs and a phase. A run begins in phase {@code IN_MODEL}. It is
 * valid only if its own thread sets the phase back to {@code OUTSIDE}. Before that, the watchdog may set the phase to
 * {@code EXPIRED}. From any phase it may set {@code ABANDONED}, which is final.
 */
final class RunHandle {

    /** The end of a run, as seen by its own thread. */
    enum End {
        COUNTS,
        TOO_LATE,
        ABANDONED
    }

    private static final int PHASES = 4;
    private static final int OUTSIDE = 0;
    private static final int IN_MODEL = 1;
    private static final int EXPIRED = 2;
    private static final int ABANDONED = 3;

    private final AtomicLong state = new AtomicLong();
    private volatile long since; // written before the phase
    private StackTraceElement[] place = {}; // guarded by this

    /** Called when the thread enters a model; returns false if the thread has been abandoned. */
    boolean begin(boolean timed) {
        Thread.interrupted(); // clears the flag that the previous run may have set
        if (timed) {
            since = System.nanoTime();
        }
        long before = state.get();
        return before % PHASES == OUTSIDE && state.compareAndSet(before, before + PHASES + IN_MODEL);
    }

    /** Called when the thread has left the model. Afterwards its interrupt flag is clear. */
    End end() {
        long begun = state.get();
        if (begun % PHASES == IN_MODEL && state.compareAndSet(begun, begun - IN_MODEL)) {
            Thread.interrupted();
            return End.COUNTS;
        }
        return endExpired();
    }

    private synchronized End endExpired() { // waits for a watchdog that is about to interrupt
        long expired = state.get();
        if (expired % PHASES != EXPIRED || !state.compareAndSet(expired, expired - EXPIRED)) {
            return End.ABANDONED;
        }
        Thread.interrupted();
        return End.TOO_LATE;
    }

    /** The stack trace of the thread when its time was over. */
    synchronized StackTraceElement[] place() {
        return place.clone();
    }

    boolean isAbandoned() {
        return state.get() % PHASES == ABANDONED;
    }

    /** Abandons the thread, in any phase. */
    synchronized void abandon() {
        state.updateAndGet(at -> at - at % PHASES + ABANDONED);
    }

    /**
     * Checks the run once, and interrupts its thread if the time is over.
     *
     * @return nanoseconds until the next check is due; negative if the thread did not respond within the grace period
     *     and this check abandoned it
     */
    synchronized long watch(Thread thread, long timeoutNanos, long graceNanos) {
        long seen = state.get();
        long phaseSince = since;
        if (state.get() != seen || seen % PHASES == OUTSIDE || seen % PHASES == ABANDONED) {
            return timeoutNanos;
        }
        long allowed = seen % PHASES == IN_MODEL ? timeoutNanos : graceNanos;
        long left = phaseSince + allowed - System.nanoTime();
        if (left > 0) {
            return left;
        }
        return seen % PHASES == IN_MODEL
                ? expire(thread, seen, timeoutNanos, graceNanos)
                : giveUp(thread, seen, timeoutNanos);
    }

    private long expire(Thread thread, long seen, long timeoutNanos, long graceNanos) {
        if (!state.compareAndSet(seen, seen - IN_MODEL + EXPIRED)) {
            return timeoutNanos;
        }
        since = System.nanoTime();
        place = thread.getStackTrace();
        thread.interrupt();
        return graceNanos;
    }

    private long giveUp(Thread thread, long seen, long timeoutNanos) {
        if (!state.compareAndSet(seen, seen - EXPIRED + ABANDONED)) {
            return timeoutNanos;
        }
        place = thread.getStackTrace();
        return -1;
    }
}
