package org.calabaria.run;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.calabaria.request.Outcome;
import org.calabaria.request.Request;
import org.jspecify.annotations.Nullable;

/**
 * The part of the stream of requests that a sweep has in hand: delivered <= claimed <= read, by the numbers of the tasks.
 *
 * <p>One thread reads at the front, the calling thread delivers at the back; the workers claim the tasks between, one by
 * one, in order. A task is claimed by moving a number and completed by setting a field: nothing here takes a lock.
 *
 * <p>Its size follows the speed of the runs, so that short ones need not wait for the calling thread.
 */
final class TaskWindow {

    private static final int PER_THREAD = 64;
    private static final int LARGEST = 4096;
    private static final int FIRST_SIZE = 1024;

    /** Short runs are taken for granted until the first milliseconds show otherwise: long ones lose nothing by it. */
    private static final double FIRST_GUESS_PER_SECOND = 200_000;

    private static final long ADAPT_NANOS = 2_000_000;
    private static final double SECONDS_IN_HAND = 0.008;
    private static final double SECONDS_A_BATCH = 0.002;

    private final int smallest;
    private final int largest;
    private final AtomicReferenceArray<@Nullable Task> ring;
    private final AtomicLong claimed = new AtomicLong();
    private volatile long read;
    private volatile boolean readingEnded;
    private volatile long last = Long.MAX_VALUE;

    // Written by the calling thread alone, and read by a thread that reads requests.
    private volatile long delivered;
    private volatile int size;

    // Of the calling thread.
    private double perSecond = FIRST_GUESS_PER_SECOND;
    private long adaptedAt = System.nanoTime();
    private long adaptedDelivered;

    TaskWindow(RunSettings settings) {
        this.smallest = settings.window().orElse(PER_THREAD * settings.threads());
        this.largest = settings.window().orElse(Math.max(LARGEST, smallest));
        this.size = settings.window().orElse(Math.max(FIRST_SIZE, smallest));
        this.ring = new AtomicReferenceArray<>(Integer.highestOneBit(Math.max(1, largest - 1)) * 2);
    }

    /** The ring's length is a power of two, so that a mask finds the place. */
    private int place(long index) {
        return (int) (index & (ring.length() - 1));
    }

    // The calling thread.

    boolean isFull() {
        return read - delivered >= size;
    }

    boolean isEmpty() {
        return read == delivered;
    }

    /** Whether the next outcome, which is there, came from the cache. */
    boolean isReadyRecalled() {
        Task task = ring.get(place(delivered));
        return task != null && task.isRecalled();
    }

    /** How many requests were read. */
    long read() {
        return read;
    }

    /** How many outcomes were delivered: the number of the next one. */
    long delivered() {
        return delivered;
    }

    void add(Request request, @Nullable SharedState state) {
        long index = read;
        ring.set(place(index), new Task(index, request, state));
        read = index + 1;
    }

    /** There are no more requests. */
    void endReading() {
        readingEnded = true;
    }

    boolean isReadingEnded() {
        return readingEnded;
    }

    /** The next outcome to deliver, if it is there. */
    @Nullable
    Outcome ready() {
        return outcomeAt(delivered);
    }

    /** The outcome of a task that is not delivered yet, if it is there. */
    @Nullable
    Outcome outcomeAt(long index) {
        Task task = index < read ? ring.get(place(index)) : null;
        return task == null ? null : task.outcome();
    }

    /** Moves on by the outcome that is ready. */
    void advance() {
        ring.set(place(delivered), null);
        delivered++;
    }

    /**
     * The number of the task whose end is worth waking up for: a good part of the window for short runs, the very next for
     * long ones. The last part may be taken whole, since nothing needs to be read meanwhile.
     */
    long worthWaitingFor() {
        adapt();
        long inHand = read - delivered;
        long most = readingEnded ? inHand : inHand / 2;
        long batch = Math.max(1, Math.min(most, (long) (perSecond * SECONDS_A_BATCH)));
        long index = delivered + batch - 1;
        return outcomeAt(index) == null ? index : delivered;
    }

    private void adapt() {
        long now = System.nanoTime();
        if (now - adaptedAt >= ADAPT_NANOS) {
            perSecond = (perSecond + (delivered - adaptedDelivered) * 1e9 / (now - adaptedAt)) / 2;
            adaptedAt = now;
            adaptedDelivered = delivered;
            size = (int) Math.max(smallest, Math.min(largest, perSecond * SECONDS_IN_HAND));
        }
    }

    // Any thread.

    /** Whether there is a task that is not claimed. */
    boolean isOpen() {
        return isOpen(claimed.get());
    }

    /** Whether nothing is left to claim, and nothing more will come. */
    boolean isExhausted() {
        return readingEnded && !isOpen();
    }

    private boolean isOpen(long index) {
        return index < read && index <= last;
    }

    /** The next task that is not claimed, if there is one. */
    @Nullable
    Task claim() {
        long next = claimed.get();
        while (isOpen(next)) {
            if (claimed.compareAndSet(next, next + 1)) {
                return ring.get(place(next));
            }
            next = claimed.get();
        }
        return null;
    }

    /** Lets no task behind this one be claimed. */
    synchronized void closeBehind(long index) {
        last = Math.min(last, index);
    }
}
