package org.calabaria.run;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.calabaria.request.Outcome;
import org.calabaria.request.Request;
import org.jspecify.annotations.Nullable;

/**
 * The part of the stream of requests that a sweep is working on. The task numbers satisfy delivered <= claimed <= read.
 *
 * <p>One thread adds requests at the front, and the calling thread delivers outcomes at the back. The workers claim the
 * tasks between these, one by one, in order. A task is claimed by an atomic increment and completed by setting a field,
 * without a lock.
 *
 * <p>The size of the window adapts to the speed of the runs, so that short runs need not wait for the calling thread.
 */
final class TaskWindow {

    private static final int PER_THREAD = 64;
    private static final int LARGEST = 4096;
    private static final int FIRST_SIZE = 1024;

    /**
     * The assumed speed before the first measurement. Runs are assumed to be short; this has no cost for long runs.
     */
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

    // Written only by the calling thread, and read by the thread that reads requests.
    private volatile long delivered;
    private volatile int size;

    // Used by the calling thread only.
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

    // Called by the calling thread.

    boolean isFull() {
        return read - delivered >= size;
    }

    boolean isEmpty() {
        return read == delivered;
    }

    /** Whether the next outcome, which must be ready, came from the cache. */
    boolean isReadyRecalled() {
        Task task = ring.get(place(delivered));
        return task != null && task.isRecalled();
    }

    /** The number of requests read. */
    long read() {
        return read;
    }

    /** The number of outcomes delivered, which is also the number of the next task to deliver. */
    long delivered() {
        return delivered;
    }

    void add(Request request, @Nullable SharedState state) {
        long index = read;
        ring.set(place(index), new Task(index, request, state));
        read = index + 1;
    }

    /** Records that there are no more requests. */
    void endReading() {
        readingEnded = true;
    }

    boolean isReadingEnded() {
        return readingEnded;
    }

    /** The next outcome to deliver, or null if it is not ready. */
    @Nullable
    Outcome ready() {
        return outcomeAt(delivered);
    }

    /** The outcome of a task that is not delivered yet, or null if it is not ready. */
    @Nullable
    Outcome outcomeAt(long index) {
        Task task = index < read ? ring.get(place(index)) : null;
        return task == null ? null : task.outcome();
    }

    /** Removes the outcome that is ready. */
    void advance() {
        ring.set(place(delivered), null);
        delivered++;
    }

    /**
     * The number of the task for whose end the calling thread waits: a large part of the window for short runs, the
     * next task for long runs. At the end of the sweep the whole remaining part is used, because no more requests are
     * read.
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

    // Called by any thread.

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

    /** Prevents tasks after this one from being claimed. */
    synchronized void closeBehind(long index) {
        last = Math.min(last, index);
    }
}
