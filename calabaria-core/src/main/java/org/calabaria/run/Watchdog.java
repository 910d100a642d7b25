package org.calabaria.run;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** The thread that enforces the timeouts of one sweep. */
final class Watchdog extends Thread {

    private static final long SHORTEST_NAP = 100_000;
    private static final int MOST_TRIES = 100_000;

    private final Execution execution;
    private final long timeoutNanos;
    private final long graceNanos;
    private volatile boolean done;
    private int tries;
    private @Nullable Worker lost; // abandoned, but not replaced yet

    Watchdog(Execution execution, Duration timeout, Duration grace) {
        super("calabaria-watchdog");
        this.execution = execution;
        this.timeoutNanos = timeout.toNanos();
        this.graceNanos = grace.toNanos();
        setDaemon(true);
    }

    @Override
    public void run() {
        try {
            while (!done) {
                long nap = Math.max(SHORTEST_NAP, lookAtAll());
                if (!done) { // checking takes a lock, which may consume the unpark() that ends the wait
                    LockSupport.parkNanos(nap);
                }
            }
        } catch (Throwable broken) { // without a watchdog the sweep could wait without end
            execution.crash(broken);
        }
    }

    private long lookAtAll() {
        try {
            long next = look();
            tries = 0;
            return next;
        } catch (OutOfMemoryError full) { // some model uses all memory until it fails
            tries++;
            if (tries == MOST_TRIES) {
                throw full;
            }
            return 0;
        }
    }

    private long look() {
        replaceLost();
        long next = timeoutNanos;
        for (Worker worker : execution.workers()) {
            long left = worker.watch(timeoutNanos, graceNanos);
            if (left < 0) {
                lost = worker;
                replaceLost();
            } else {
                next = Math.min(next, left);
            }
        }
        return next;
    }

    private void replaceLost() {
        if (lost != null) {
            execution.abandoned(lost);
            lost = null;
        }
    }

    /** Ends the thread. When this method returns, no check is in progress. */
    boolean end() {
        done = true;
        LockSupport.unpark(this);
        boolean interrupted = false;
        while (isAlive()) {
            try {
                join();
            } catch (InterruptedException woken) {
                interrupted = true; // restored by the sweep
            }
        }
        return interrupted;
    }
}
