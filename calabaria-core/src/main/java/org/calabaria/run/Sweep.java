package org.calabaria.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.calabaria.model.SimOutput;
import org.jspecify.annotations.Nullable;

/**
 * One call of {@link LocalRunner#run}: a window that moves over the stream of requests.
 *
 * <p>The calling thread fills the window from the front and delivers from its back; the workers claim the tasks between,
 * one by one, in order. A task is claimed by moving a number, completed by setting a field: neither takes a lock. The lock
 * is for sleeping and waking, for retries that wait their time, and for the end.
 */
final class Sweep {

    private static final int RING = 4096;
    private static final int PER_THREAD = 64;
    private static final long SLICE_NANOS = 1_000_000;
    private static final long ADAPT_NANOS = 2_000_000;
    private static final double WINDOW_SECONDS = 0.008;
    private static final double WAKE_SECONDS = 0.001;
    private static final long LOOK_AROUND_NANOS = 10_000_000;

    private final RunSettings settings;
    private final Crew crew;
    private final Iterable<Request> requests;
    private final Consumer<? super Outcome> consumer;
    private final @Nullable ClassLoader callerLoader = Thread.currentThread().getContextClassLoader();

    // The window: delivered <= claimed <= produced.
    private final AtomicReferenceArray<@Nullable Task> ring;
    private final AtomicLong claimed = new AtomicLong();
    private volatile long produced;
    private long delivered;
    private int window;
    private @Nullable SharedState lastState;

    // Sleeping and waking.
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition work = lock.newCondition();
    private final Condition news = lock.newCondition();
    private volatile int idle;
    private volatile long awaited = -1;

    // Retries, guarded by the lock; their number is read without.
    private final PriorityQueue<Retry> retries = new PriorityQueue<>(Comparator.comparingLong(Retry::dueNanos));
    private volatile int retriesWaiting;

    // The end.
    private volatile boolean ended;
    private volatile @Nullable String cancelled;
    private volatile @Nullable RunnerException broken;
    private volatile long stopAfter = Long.MAX_VALUE;

    // The threads at work, guarded by the lock; their number is read without.
    private final List<Worker> workers = new ArrayList<>();
    private volatile int hired;
    private volatile int abandoned;

    // Progress, on the calling thread.
    private final long started = System.nanoTime();
    private long failures;
    private boolean told;
    private long lastTold;
    private long adaptedAt = started;
    private long adaptedDelivered;
    private double perSecond;

    private record Retry(Task task, long dueNanos) {}

    Sweep(RunSettings settings, Crew crew, Iterable<Request> requests, Consumer<? super Outcome> consumer) {
        this.settings = settings;
        this.crew = crew;
        this.requests = requests;
        this.consumer = consumer;
        this.window = smallestWindow();
        this.ring = new AtomicReferenceArray<>(ringSize());
    }

    private int smallestWindow() {
        return settings.window().orElse(PER_THREAD * settings.threads());
    }

    private int largestWindow() {
        return settings.window().orElse(Math.max(RING, smallestWindow()));
    }

    /** A power of two, so that a mask finds the place of a task. */
    private int ringSize() {
        return Integer.highestOneBit(Math.max(1, largestWindow() - 1)) * 2;
    }

    private int place(long index) {
        return (int) (index & (ring.length() - 1));
    }

    // The calling thread.

    Progress run() {
        Watchdog watchdog = null;
        boolean finished = false;
        try {
            Duration timeout = settings.timeout();
            if (timeout != null) {
                watchdog = new Watchdog(this, timeout, settings.grace());
                watchdog.start();
            }
            pump(requests.iterator());
            finished = true;
        } finally {
            end(finished, watchdog);
        }
        Progress last = progress();
        settings.listener().progress(last);
        return last;
    }

    private void pump(Iterator<Request> iterator) {
        boolean more = true;
        while (more || delivered < produced) {
            refuseEnding();
            more = more && fill(iterator);
            wakeWorkers();
            deliver();
            if (delivered < produced && (!more || produced - delivered >= window)) {
                awaitNews();
            }
        }
    }

    /** Reads requests for at most a slice of time; false when there are no more. */
    private boolean fill(Iterator<Request> iterator) {
        long deadline = System.nanoTime() + SLICE_NANOS;
        while (produced - delivered < window) {
            if (!iterator.hasNext()) {
                return false;
            }
            Request request = iterator.next();
            long index = produced;
            ring.set(place(index), new Task(index, request, sharedBy(request)));
            produced = index + 1;
            if (System.nanoTime() - deadline >= 0) {
                break;
            }
        }
        return true;
    }

    private @Nullable SharedState sharedBy(Request request) {
        if (!settings.reuseState()) {
            return null;
        }
        SharedState state = lastState;
        if (state == null || state.setup() != request.setup()) {
            state = new SharedState(request.setup());
            lastState = state;
        }
        return state;
    }

    private void wakeWorkers() {
        while (hired < Math.min(settings.threads(), produced)) {
            hire();
            hired++;
        }
        if (idle > 0 && claimed.get() < produced) {
            lock.lock();
            try {
                work.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    private void hire() {
        lock.lock();
        try {
            workers.add(crew.hire(this));
        } finally {
            lock.unlock();
        }
    }

    /** Hands on what is ready, in order, for at most a slice of time. */
    private void deliver() {
        long deadline = System.nanoTime() + SLICE_NANOS;
        Outcome outcome = outcomeAt(delivered);
        while (outcome != null) {
            refuseEnding();
            ring.set(place(delivered), null);
            delivered++;
            hand(outcome);
            long now = System.nanoTime();
            tell(now);
            outcome = now - deadline < 0 ? outcomeAt(delivered) : null;
        }
    }

    private @Nullable Outcome outcomeAt(long index) {
        Task task = index < produced ? ring.get(place(index)) : null;
        return task == null ? null : task.outcome();
    }

    private void hand(Outcome outcome) {
        if (outcome instanceof Failed failed) {
            failures++;
            if (settings.policy() == FailurePolicy.STOP) {
                throw new RunFailedException(failed);
            }
        }
        consumer.accept(outcome);
    }

    private void tell(long now) {
        if (!told || now - lastTold >= settings.listenerInterval().toNanos()) {
            told = true;
            lastTold = now;
            settings.listener().progress(progress());
        }
    }

    private Progress progress() {
        return new Progress(delivered, failures, abandoned, total(), Duration.ofNanos(System.nanoTime() - started));
    }

    private OptionalLong total() {
        if (requests instanceof Requests lazy) {
            return lazy.total();
        }
        return requests instanceof Collection<?> all ? OptionalLong.of(all.size()) : OptionalLong.empty();
    }

    /** Sleeps until a good part of what is under way is done: one wake-up for many short runs, one for every long one. */
    private void awaitNews() {
        adapt();
        long half = (produced - delivered) / 2;
        long ahead = Math.max(1, Math.min(half, (long) (perSecond * WAKE_SECONDS)));
        long target = outcomeAt(delivered + ahead - 1) == null ? delivered + ahead - 1 : delivered;
        awaited = target;
        lock.lock();
        try {
            if (outcomeAt(delivered) == null && outcomeAt(target) == null && !ended) {
                news.awaitNanos(LOOK_AROUND_NANOS);
            }
        } catch (InterruptedException woken) {
            Thread.currentThread().interrupt(); // cancels
        } finally {
            lock.unlock();
            awaited = -1;
        }
    }

    /** Fits the window to the speed of the runs, so that short ones do not wait for the calling thread. */
    private void adapt() {
        long now = System.nanoTime();
        if (now - adaptedAt >= ADAPT_NANOS) {
            perSecond = (perSecond + (delivered - adaptedDelivered) * 1e9 / (now - adaptedAt)) / 2;
            adaptedAt = now;
            adaptedDelivered = delivered;
            window = (int) Math.max(smallestWindow(), Math.min(largestWindow(), perSecond * WINDOW_SECONDS));
        }
    }

    private void refuseEnding() {
        RunnerException fatal = broken;
        if (fatal != null) {
            throw fatal;
        }
        String why = Thread.currentThread().isInterrupted() ? "interrupted" : cancelled;
        if (why != null) {
            throw new RunCancelledException(why, delivered);
        }
    }

    /** Ends every thread's work; those that do not answer within the grace are given up. */
    private void end(boolean finished, @Nullable Watchdog watchdog) {
        boolean interrupted = Thread.interrupted();
        stop(!finished);
        if (watchdog != null) {
            interrupted |= watchdog.end();
        }
        interrupted |= awaitWorkers(finished ? Long.MAX_VALUE : settings.grace().toNanos());
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean awaitWorkers(long patienceNanos) {
        boolean interrupted = false;
        long left = patienceNanos;
        lock.lock();
        try {
            while (!workers.isEmpty() && left > 0) {
                try {
                    left = news.awaitNanos(left);
                } catch (InterruptedException woken) {
                    interrupted = true;
                }
            }
            workers.forEach(Worker::abandon);
            abandoned += workers.size();
            workers.clear();
        } finally {
            lock.unlock();
        }
        return interrupted;
    }

    // The workers' threads.

    /** The next task, waiting for one if need be; null at the end of the sweep. */
    @Nullable
    Task claim() {
        while (!ended) {
            Task due = retriesWaiting > 0 ? dueRetry() : null;
            if (due != null) {
                return due;
            }
            long next = claimed.get();
            if (!isOpen(next)) {
                awaitWork();
            } else if (claimed.compareAndSet(next, next + 1)) {
                return ring.get(place(next));
            }
        }
        return null;
    }

    private boolean isOpen(long index) {
        return index < produced && index <= stopAfter;
    }

    private void awaitWork() {
        lock.lock();
        idle++;
        try {
            Retry first = retries.peek();
            long wait = first == null ? Long.MAX_VALUE : first.dueNanos() - System.nanoTime();
            if (!ended && !isOpen(claimed.get()) && wait > 0) {
                work.awaitNanos(wait);
            }
        } catch (InterruptedException woken) {
            Thread.interrupted(); // the end of the sweep, which the caller's loop sees
        } finally {
            idle--;
            lock.unlock();
        }
    }

    private @Nullable Task dueRetry() {
        lock.lock();
        try {
            Retry first = retries.peek();
            if (first == null || first.dueNanos() - System.nanoTime() > 0) {
                return null;
            }
            retries.remove();
            retriesWaiting = retries.size();
            return first.task();
        } finally {
            lock.unlock();
        }
    }

    /** Puts a failed task back for another attempt, if there is one left. */
    boolean retry(Task task, boolean mayPass) {
        if (!mayPass || task.attempt() > settings.retries()) {
            return false;
        }
        long due = System.nanoTime() + settings.backOffNanos(task.attempt());
        task.nextAttempt();
        lock.lock();
        try {
            retries.add(new Retry(task, due));
            retriesWaiting = retries.size();
            work.signal();
        } finally {
            lock.unlock();
        }
        return true;
    }

    Optional<SimOutput> recalled(Request request) {
        Recall memory = settings.memory();
        if (memory == null) {
            return Optional.empty();
        }
        try {
            return Objects.requireNonNull(memory.recall(request), "recall() must not return null");
        } catch (Throwable failure) {
            throw new RunnerException(
                    "recall",
                    "the memory failed when asked about the " + request + ": " + Shown.problem(failure),
                    failure);
        }
    }

    /** Takes the outcome of a run, once the memory knows of it. */
    void ran(Task task, Outcome outcome) {
        Recall memory = settings.memory();
        if (memory != null && !ended) {
            try {
                memory.remember(outcome);
            } catch (Throwable failure) {
                throw new RunnerException(
                        "recall",
                        "the memory failed when told of the " + task.request() + ": " + Shown.problem(failure),
                        failure);
            }
        }
        complete(task, outcome);
    }

    void complete(Task task, Outcome outcome) {
        if (outcome instanceof Failed && settings.policy() == FailurePolicy.STOP) {
            stopAfter(task.index());
        }
        task.complete(outcome);
        if (task.index() == awaited) {
            signalNews();
        }
    }

    private void stopAfter(long index) {
        lock.lock();
        try {
            stopAfter = Math.min(stopAfter, index);
        } finally {
            lock.unlock();
        }
    }

    private void signalNews() {
        lock.lock();
        try {
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    /** A thread has done with the sweep. */
    void left(Worker worker) {
        lock.lock();
        try {
            workers.remove(worker);
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    boolean isEnded() {
        return ended;
    }

    /** Throws at the end of the sweep, so that no model begins that nobody would interrupt. */
    void refuseEnded() {
        if (ended) {
            throw new RunCancelledException("ended", 0);
        }
    }

    boolean isTimed() {
        return settings.timeout() != null;
    }

    @Nullable
    ClassLoader callerLoader() {
        return callerLoader;
    }

    // The watchdog's thread.

    List<Worker> workers() {
        lock.lock();
        try {
            return List.copyOf(workers);
        } finally {
            lock.unlock();
        }
    }

    RunTimeoutException timeoutOf(Worker worker, boolean givenUp) {
        Duration timeout = Objects.requireNonNull(settings.timeout());
        return new RunTimeoutException(timeout, worker.getName(), givenUp, worker.place());
    }

    /** Goes on without a thread that was given up: its run has failed, and another thread takes its place. */
    void abandoned(Worker worker) {
        Task task = Objects.requireNonNull(worker.task());
        SharedState state = task.state();
        if (state != null) {
            state.release(worker);
        }
        lock.lock();
        try {
            workers.remove(worker);
            abandoned++;
        } finally {
            lock.unlock();
        }
        if (crew.abandonedAlive().size() > settings.abandonedLimitOrDefault()) {
            throw tooManyAbandoned();
        }
        ran(task, new Failed(task.request(), timeoutOf(worker, true), task.attempt()));
        if (!ended) {
            hire();
        }
    }

    private RunnerException tooManyAbandoned() {
        List<Worker> running = crew.abandonedAlive();
        String runs = running.stream()
                .map(worker -> worker.getName() + ": " + worker.task())
                .collect(Collectors.joining("\n  ", "\n  ", ""));
        return new RunnerException(
                "abandonedLimit",
                running.size() + " threads do not answer to interruption and were abandoned, more than the "
                        + settings.abandonedLimitOrDefault() + " allowed:" + runs);
    }

    // Any thread.

    void cancel(String why) {
        cancelled = why;
        stop(true);
    }

    /** The sweep cannot go on. */
    void crash(Throwable problem) {
        lock.lock();
        try {
            if (broken == null && !ended) {
                broken = problem instanceof RunnerException known
                        ? known
                        : new RunnerException(
                                "",
                                "a thread of the sweep failed outside of any model: " + Shown.problem(problem),
                                problem);
            }
        } finally {
            lock.unlock();
        }
        stop(true);
    }

    private void stop(boolean interrupting) {
        ended = true;
        lock.lock();
        try {
            if (interrupting) {
                workers.forEach(Worker::interrupt);
            }
            work.signalAll();
            news.signal();
        } finally {
            lock.unlock();
        }
    }
}
