package org.calabaria.run;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The threads of a runner: those that work, those that wait for the next sweep, those that were given up. */
final class WorkerPool {

    private final List<Worker> all = new ArrayList<>();
    private final Deque<Worker> idle = new ArrayDeque<>();
    private int started;
    private boolean closed;

    /** A thread for a sweep: one that waits, or a new one; null once the pool is closed. */
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

    /** Takes a thread back after a sweep; false if it is to end. */
    synchronized boolean rest(Worker worker) {
        if (closed || worker.isAbandoned()) {
            return false;
        }
        idle.push(worker);
        return true;
    }

    /** Forgets a thread that ends. */
    synchronized void leave(Worker worker) {
        all.remove(worker);
    }

    synchronized boolean isClosed() {
        return closed;
    }

    /** The threads that were given up and still run. */
    synchronized List<Worker> abandonedAlive() {
        return all.stream().filter(Worker::isAbandoned).toList();
    }

    synchronized void close() {
        closed = true;
        idle.forEach(Worker::dismiss);
        idle.clear();
    }

    private synchronized List<Worker> everyone() {
        return List.copyOf(all);
    }

    /** Waits for every thread to end, abandoned ones interrupted once more, and counts those that do not. */
    int join(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        boolean interrupted = Thread.interrupted();
        List<Worker> left = everyone();
        left.stream().filter(Worker::isAbandoned).forEach(Worker::interrupt);
        for (Worker worker : left) {
            interrupted |= worker.awaitEnd(deadline);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return (int) left.stream()
                .filter(worker -> worker.isAlive() && !worker.isCaller())
                .count();
    }
}
