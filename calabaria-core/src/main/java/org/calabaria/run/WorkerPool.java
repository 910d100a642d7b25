package org.calabaria.run;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The threads of a runner: running, idle, and abandoned threads. */
final class WorkerPool {

    private final List<Worker> all = new ArrayList<>();
    private final Deque<Worker> idle = new ArrayDeque<>();
    private final List<Thread> strayReaders = new ArrayList<>();
    private int started;
    private boolean closed;

    /** A thread for a sweep: an idle thread, or a new one; null if the pool is closed. */
    synchronized @Nullable Worker hire(Execution execution) {
        if (closed) {
            return null;
        }
        Worker worker = idle.isEmpty() ? started() : idle.pop();
        worker.order(execution);
        return worker;
    }

    private Worker started() {
        Worker worker = new Worker(this, "calabaria-run-" + (started + 1));
        worker.start();
        started++;
        all.add(worker);
        return worker;
    }

    /** Returns a thread to the pool after a sweep; false if the thread must end. */
    synchronized boolean rest(Worker worker) {
        if (closed || worker.isAbandoned()) {
            return false;
        }
        idle.push(worker);
        return true;
    }

    /** Removes a thread that ends. */
    synchronized void leave(Worker worker) {
        all.remove(worker);
    }

    synchronized boolean isClosed() {
        return closed;
    }

    /** The abandoned threads that still run. */
    synchronized List<Worker> abandonedAlive() {
        return all.stream().filter(Worker::isAbandoned).toList();
    }

    synchronized void close() {
        closed = true;
        idle.forEach(Worker::dismiss);
        idle.clear();
    }

    private synchronized List<Thread> everyone() {
        List<Thread> everyone = new ArrayList<>(all);
        everyone.addAll(strayReaders);
        return everyone;
    }

    /**
     * Interrupts abandoned threads again, waits for every thread to end, and returns the number of those that do not.
     */
    int join(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        boolean interrupted = Thread.interrupted();
        List<Thread> left = everyone();
        left.stream().filter(WorkerPool::isLeftBehind).forEach(Thread::interrupt);
        for (Thread thread : left) {
            interrupted |= awaitEnd(thread, deadline);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return (int) left.stream()
                .filter(thread -> thread.isAlive() && thread != Thread.currentThread())
                .count();
    }

    private static boolean isLeftBehind(Thread thread) {
        return !(thread instanceof Worker worker) || worker.isAbandoned();
    }

    /**
     * Waits for a reader of requests to end, and records it as abandoned if it does not. Returns whether the waiting
     * thread was interrupted.
     */
    boolean await(RequestReader reader, Duration patience) {
        boolean interrupted = awaitEnd(reader, System.nanoTime() + patience.toNanos());
        if (reader.isAlive()) {
            synchronized (this) {
                strayReaders.removeIf(stray -> !stray.isAlive());
                strayReaders.add(reader);
            }
        }
        return interrupted;
    }

    /** Waits for a thread to end. Returns whether the waiting thread was interrupted. */
    private static boolean awaitEnd(Thread thread, long deadline) {
        boolean interrupted = false;
        while (thread.isAlive() && thread != Thread.currentThread()) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) {
                break;
            }
            try {
                thread.join(left);
            } catch (InterruptedException woken) {
                interrupted = true; // restored when all are joined
            }
        }
        return interrupted;
    }
}
