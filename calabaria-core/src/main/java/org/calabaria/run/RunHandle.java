package org.calabaria.run;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Who has the last word on a run: the thread that does it, or the one that watches it.
 *
 * <p>One number, the count of the thread's runs and a phase. A run begins {@code IN_MODEL} and counts only if its own thread
 * takes it back to {@code OUTSIDE}. The watcher may take it to {@code EXPIRED} before that, and from anywhere to
 * {@code ABANDONED}, which nothing leaves.
 */
final class RunHandle {

    /** How a run ended, for its own thread. */
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
    private volatile long since; // written before the phase that it belongs to
    private StackTraceElement[] place = {}; // guarded by this

    /** The thread enters a model; false if it has been given up. */
    boolean begin(boolean timed) {
        Thread.interrupted(); // whatever the run before has left behind
        if (timed) {
            since = System.nanoTime();
        }
        long before = state.get();
        return before % PHASES == OUTSIDE && state.compareAndSet(before, before + PHASES + IN_MODEL);
    }

    /** The thread has left the model; its interrupt flag is clear. */
    End end() {
        long begun = state.get();
        if (begun % PHASES == IN_MODEL && state.compareAndSet(begun, begun - IN_MODEL)) {
            Thread.interrupted();
            return End.COUNTS;
        }
        return endExpired();
    }

    private synchronized End endExpired() { // waits for a watcher that is about to interrupt
        long expired = state.get();
        if (expired % PHASES != EXPIRED || !state.compareAndSet(expired, expired - EXPIRED)) {
            return End.ABANDONED;
        }
        Thread.interrupted();
        return End.TOO_LATE;
    }

    /** Where the thread was when its time was over. */
    synchronized StackTraceElement[] place() {
        return place.clone();
    }

    boolean isAbandoned() {
        return state.get() % PHASES == ABANDONED;
    }

    /** Gives the thread up, whatever it does. */
    synchronized void abandon() {
        state.updateAndGet(at -> at - at % PHASES + ABANDONED);
    }

    /**
     * One look at the run: interrupts its thread if the time is over.
     *
     * @return nanoseconds until the next look is due; negative if the thread does not answer within the grace, and is given
     *     up by this very look
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
