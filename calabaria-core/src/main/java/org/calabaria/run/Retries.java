package org.calabaria.run;

import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Failed tasks that wait for their next attempt. Thread-safe. */
final class Retries {

    private final PriorityQueue<Waiting> queue = new PriorityQueue<>(Comparator.comparingLong(Waiting::dueNanos));
    private volatile boolean empty = true; // checked before every run

    private record Waiting(Task task, long dueNanos) {}

    synchronized void add(Task task, long waitNanos) {
        queue.add(new Waiting(task, System.nanoTime() + waitNanos));
        empty = false;
    }

    boolean isEmpty() {
        return empty;
    }

    /** A task whose next attempt is due, if any. */
    @Nullable
    Task due() {
        return empty ? null : pollDue();
    }

    private synchronized @Nullable Task pollDue() {
        if (nanosToNext() > 0) {
            return null;
        }
        Task due = queue.remove().task();
        empty = queue.isEmpty();
        return due;
    }

    /** The time until the next task is due; {@code Long.MAX_VALUE} if no task waits. */
    synchronized long nanosToNext() {
        Waiting first = queue.peek();
        return first == null ? Long.MAX_VALUE : first.dueNanos() - System.nanoTime();
    }
}
