package org.calabaria.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.calabaria.model.SimOutput;
import org.calabaria.problem.ThrowableText;
import org.calabaria.request.Failed;
import org.calabaria.request.Outcome;
import org.calabaria.request.Request;
import org.calabaria.request.Requests;
import org.calabaria.request.RunTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One call of {@link LocalRunner#run}. Requests are added at one end of a {@link TaskWindow}, and the calling thread
 * removes outcomes at the other end. Workers take tasks from the window until there are no more.
 *
 * <p>The calling thread reads the requests itself if reading calls no user code. Any other source may be slow, or may
 * wait for an outcome, so a {@link RequestReader} reads it.
 *
 * <p>Threads wait on monitors: workers on {@code work}, the reader on {@code room}, the calling thread on
 * {@code outcomes}, which also guards the list of workers. Waiting on a monitor allocates no memory, so the calling
 * thread cannot run out of memory while it waits for a model that does.
 */
final class Execution {

    static final String CLOSED = "cancelled by closing its runner";

    private static final long SLICE_NANOS = 1_000_000;
    private static final int FIRST_READ = 64; // more are read while the workers wake up
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long LOOK_AROUND_MILLIS = 10;
    private static final long LONGEST_NAP_MILLIS = 60_000;

    private final RunSettings settings;
    private final WorkerPool pool;
    private final Iterable<Request> requests;
    private final Consumer<? super Outcome> consumer;
    private final @Nullable ClassLoader callerLoader = Thread.currentThread().getContextClassLoader();

    private final CheckedCache cache;
    private final TaskWindow window;
    private final Retries retries = new Retries();
    private @Nullable SharedState lastState;

    // Waiting and notifying.
    private final Object work = new Object();
    private final Object outcomes = new Object();
    private final Object room = new Object();
    private volatile int idle;
    private volatile boolean readerWaits;
    private volatile long awaited = -1;

    // The end.
    private volatile @Nullable Throwable sourceFailure;
    private volatile boolean ended;
    private volatile @Nullable String cancelled;
    private volatile @Nullable RunnerException broken;

    // The running threads, guarded by outcomes; their number is read without the lock.
    private final List<Worker> workers = new ArrayList<>();
    private volatile int hired;
    private volatile int abandoned;

    // Progress, on the calling thread.
    private final long started = System.nanoTime();
    private long failures;
    private long recalled;
    private boolean reported;
    private long lastReported;

    Execution(RunSettings settings, WorkerPool pool, Iterable<Request> requests, Consumer<? super Outcome> consumer) {
        this.settings = settings;
        this.pool = pool;
        this.requests = requests;
        this.consumer = consumer;
        this.cache = new CheckedCache(settings.cache());
        this.window = new TaskWindow(settings);
    }

    // The calling thread.

    Progress run() {
        Watchdog watchdog = null;
        RequestReader reader = null;
        boolean finished = false;
        try {
            Duration timeout = settings.timeout();
            if (timeout != null) {
                watchdog = new Watchdog(this, timeout, settings.grace());
                watchdog.start();
            }
            if (Requests.isPlain(requests)) {
                pump(requests.iterator());
            } else {
                reader = new RequestReader(this, requests, callerLoader);
                reader.start();
                pumpWhatIsRead();
            }
            rethrowFailureOfSource();
            finished = true;
        } finally {
            end(finished, watchdog, reader);
        }
        Progress last = progress();
        settings.listener().ended(last);
        return last;
    }

    private void rethrowFailureOfSource() {
        Throwable failure = sourceFailure;
        if (failure instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure != null) { // a checked exception that was thrown without being declared
            throw new RunnerException("requests", "reading the requests failed: " + ThrowableText.of(failure), failure);
        }
    }

    private void pump(Iterator<Request> iterator) {
        boolean more = true;
        while (more || !window.isEmpty()) {
            refuseEnding();
            if (more && !fills(iterator)) {
                more = false;
                window.endReading();
            }
            wakeWorkers();
            deliver();
            if (!window.isEmpty() && (!more || window.isFull())) {
                awaitOutcome();
            }
        }
    }

    /**
     * Calls {@link #fill}. Also returns false when reading fails; that exception is thrown when the earlier outcomes
     * are delivered.
     */
    private boolean fills(Iterator<Request> iterator) {
        try {
            return fill(iterator);
        } catch (RuntimeException | Error failure) {
            sourceFailure = failure;
            return false;
        }
    }

    /** Reads requests for at most a slice of time; false when there are no more. */
    private boolean fill(Iterator<Request> iterator) {
        long deadline = System.nanoTime() + SLICE_NANOS;
        while (!window.isFull()) {
            if (!iterator.hasNext()) {
                return false;
            }
            add(iterator.next());
            if (System.nanoTime() - deadline >= 0 || hired == 0 && window.read() == FIRST_READ) {
                break;
            }
        }
        return true;
    }

    private void add(Request request) {
        Objects.requireNonNull(request, "requests must not contain null");
        window.add(request, sharedBy(request));
    }

    /** Same as {@link #pump}, while another thread reads the requests. */
    private void pumpWhatIsRead() {
        boolean more = true;
        while (more || !window.isEmpty()) {
            refuseEnding();
            more = !window.isReadingEnded();
            deliver();
            if (readerWaits && !window.isFull()) {
                synchronized (room) {
                    room.notifyAll();
                }
            }
            if (more || !window.isEmpty()) {
                awaitOutcome();
            }
        }
    }

    // Called by the thread that reads requests, if there is one.

    /** Waits for room in the window; false if the sweep has ended. */
    boolean awaitRoom() {
        while (!ended && window.isFull()) {
            synchronized (room) {
                readerWaits = true;
                if (!ended && window.isFull()) {
                    try {
                        room.wait(LOOK_AROUND_MILLIS);
                    } catch (InterruptedException woken) {
                        Thread.currentThread().interrupt(); // the source may check it
                        return !ended;
                    }
                }
                readerWaits = false;
            }
        }
        return !ended;
    }

    void read(Request request) {
        add(request);
        try {
            wakeWorkers();
        } catch (RuntimeException | Error noWorker) { // such as no memory for a thread: the task may have no thread
            crash(noWorker);
        }
    }

    void readingEnded(@Nullable Throwable failure) {
        sourceFailure = failure;
        window.endReading();
        wakeIdle();
        signalOutcome();
    }

    // Called by the thread that reads requests, or by the calling thread.

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
        while (hired < Math.min(settings.threads(), window.read())) {
            hire();
            hired++;
        }
        wakeIdle();
    }

    private void wakeIdle() {
        if (idle > 0 && (window.isOpen() || window.isExhausted())) {
            synchronized (work) {
                work.notifyAll();
            }
        }
    }

    private void hire() {
        synchronized (outcomes) {
            Worker worker = pool.hire(this);
            if (worker == null) {
                throw new RunCancelledException(CLOSED, window.delivered());
            }
            workers.add(worker);
        }
    }

    /** Delivers the outcomes that are ready, in order, for at most a slice of time. */
    private void deliver() {
        long deadline = System.nanoTime() + SLICE_NANOS;
        Outcome outcome = window.ready();
        while (outcome != null) {
            refuseEnding();
            recalled += window.isReadyRecalled() ? 1 : 0;
            window.advance();
            hand(outcome);
            long now = System.nanoTime();
            report(now);
            outcome = now - deadline < 0 ? window.ready() : null;
        }
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

    private void report(long now) {
        if (settings.isWatched()
                && (!reported
                        || now - lastReported >= settings.listenerInterval().toNanos())) {
            reported = true;
            lastReported = now;
            settings.listener().progress(progress());
        }
    }

    private Progress progress() {
        return new Progress(
                window.delivered(),
                failures,
                recalled,
                abandoned,
                total(),
                Duration.ofNanos(System.nanoTime() - started));
    }

    private OptionalLong total() {
        if (requests instanceof Requests lazy) {
            return lazy.total();
        }
        int size = requests instanceof Collection<?> all ? all.size() : -1;
        return size >= 0 ? OptionalLong.of(size) : OptionalLong.empty();
    }

    /** Waits until enough outcomes are ready, or for a short time. */
    private void awaitOutcome() {
        long target = window.worthWaitingFor();
        awaited = target;
        synchronized (outcomes) {
            if (window.ready() == null && window.outcomeAt(target) == null && !ended) {
                try {
                    outcomes.wait(LOOK_AROUND_MILLIS);
                } catch (InterruptedException woken) {
                    Thread.currentThread().interrupt(); // cancels
                }
            }
        }
        awaited = -1;
    }

    private void refuseEnding() {
        RunnerException fatal = broken;
        if (fatal != null) {
            throw fatal;
        }
        String why = Thread.currentThread().isInterrupted() ? "interrupted" : cancelled;
        if (why != null) {
            throw new RunCancelledException(why, window.delivered());
        }
    }

    /** Ends the work of every thread. Threads that do not respond within the grace period are abandoned. */
    private void end(boolean finished, @Nullable Watchdog watchdog, @Nullable RequestReader reader) {
        boolean interrupted = Thread.interrupted();
        stop(!finished);
        if (reader != null && !finished) {
            reader.interrupt();
        }
        if (watchdog != null) {
            interrupted |= watchdog.end();
        }
        interrupted |= awaitWorkers(finished ? Long.MAX_VALUE : settings.grace().toNanos());
        if (reader != null) {
            interrupted |= pool.await(reader, settings.grace());
            abandoned += reader.isAlive() ? 1 : 0;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean awaitWorkers(long patienceNanos) {
        boolean interrupted = false;
        long begun = System.nanoTime();
        synchronized (outcomes) {
            while (!workers.isEmpty() && System.nanoTime() - begun < patienceNanos) {
                try {
                    outcomes.wait(LOOK_AROUND_MILLIS);
                } catch (InterruptedException woken) {
                    interrupted = true;
                }
            }
            workers.forEach(Worker::abandon);
            abandoned += workers.size();
            workers.clear();
        }
        return interrupted;
    }

    // Called by the workers.

    /** The next task; waits for one if necessary. Null if there are no more tasks for the calling worker. */
    @Nullable
    Task claim() {
        while (!ended && !(window.isExhausted() && retries.isEmpty())) {
            Task due = retries.due();
            Task next = due != null ? due : window.claim();
            if (next != null) {
                return next;
            }
            awaitWork();
        }
        return null;
    }

    private void awaitWork() {
        synchronized (work) {
            idle++;
            long wait = retries.nanosToNext();
            if (!ended && !window.isOpen() && !window.isExhausted() && wait > 0) {
                try {
                    work.wait(Math.min(LONGEST_NAP_MILLIS, wait / NANOS_PER_MILLI + 1));
                } catch (InterruptedException woken) {
                    Thread.interrupted(); // the sweep has ended, which the caller's loop detects
                }
            }
            idle--;
        }
    }

    /** Puts a failed task back for another attempt, if there is one left. */
    boolean retry(Task task, boolean mayPass) {
        if (!mayPass || task.attempt() > settings.retries()) {
            return false;
        }
        long wait = settings.backOffNanos(task.attempt());
        task.nextAttempt();
        synchronized (work) {
            retries.add(task, wait);
            work.notifyAll();
        }
        return true;
    }

    Optional<SimOutput> recalled(Request request) {
        return cache.recall(request);
    }

    /** Whether the values of a run are not known but are needed for the lookup in the cache. */
    boolean needsValues(Request request) {
        return cache.isPresent() && !request.setup().isDerived();
    }

    /** Tells the cache that a thread has finished with a run that was not recalled. */
    void release(Request request) {
        cache.release(request);
    }

    /**
     * Stores the outcome of a run in the cache, and then accepts it. A run without a seed is not stored in the cache.
     */
    void ran(Task task, Outcome outcome) {
        if (!ended && outcome.request().hasSeed()) {
            cache.remember(outcome);
        }
        if (outcome instanceof Failed && settings.policy() == FailurePolicy.STOP) {
            window.closeBehind(task.index());
        }
        task.complete(outcome);
        completed(task);
    }

    /** Accepts the outcome of a run that the cache returned. */
    void recalled(Task task, Outcome outcome) {
        task.recall(outcome);
        completed(task);
    }

    private void completed(Task task) {
        if (task.index() == awaited) {
            signalOutcome();
        }
    }

    private void signalOutcome() {
        synchronized (outcomes) {
            outcomes.notifyAll();
        }
    }

    /** Called when a thread has finished its work for the sweep. */
    void left(Worker worker) {
        synchronized (outcomes) {
            workers.remove(worker);
            outcomes.notifyAll();
        }
    }

    boolean isEnded() {
        return ended;
    }

    /** Throws if the sweep has ended, so that no model is started after all threads were interrupted. */
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

    // Called by the watchdog's thread.

    List<Worker> workers() {
        synchronized (outcomes) {
            return List.copyOf(workers);
        }
    }

    RunTimeoutException timeoutOf(Worker worker, boolean givenUp) {
        Duration timeout = Objects.requireNonNull(settings.timeout());
        return new RunTimeoutException(timeout, worker.getName(), givenUp, worker.place());
    }

    /**
     * Replaces an abandoned thread: its run has failed, and another thread takes its place. Can be called again if
     * there was not enough memory.
     */
    void abandoned(Worker worker) {
        Task task = Objects.requireNonNull(worker.task());
        SharedState state = task.state();
        if (state != null) {
            state.release(worker);
        }
        synchronized (outcomes) {
            abandoned += workers.remove(worker) ? 1 : 0;
        }
        if (pool.abandonedAlive().size() > settings.abandonedLimitOrDefault()) {
            throw tooManyAbandoned();
        }
        if (task.outcome() == null) {
            ran(task, new Failed(task.request(), timeoutOf(worker, true), task.attempt()));
        }
        if (!ended) {
            hire();
        }
    }

    private RunnerException tooManyAbandoned() {
        List<Worker> running = pool.abandonedAlive();
        String runs = running.stream()
                .map(worker -> worker.getName() + ": " + worker.task())
                .collect(Collectors.joining("\n  ", "\n  ", ""));
        return new RunnerException(
                "abandonedLimit",
                running.size() + " threads do not respond to interruption and were abandoned, more than the "
                        + settings.abandonedLimitOrDefault() + " allowed:" + runs);
    }

    // Called by any thread.

    void cancel(String why) {
        cancelled = why;
        stop(true);
    }

    /** Ends a sweep that cannot continue. */
    void crash(Throwable problem) {
        synchronized (outcomes) {
            if (broken == null && !ended) {
                broken = problem instanceof RunnerException known
                        ? known
                        : new RunnerException(
                                "",
                                "a thread of the sweep failed outside of any model: " + ThrowableText.of(problem),
                                problem);
            }
        }
        stop(true);
    }

    private void stop(boolean interrupting) {
        ended = true;
        synchronized (outcomes) {
            if (interrupting) {
                workers.forEach(Worker::interrupt);
            }
            outcomes.notifyAll();
        }
        synchronized (work) {
            work.notifyAll();
        }
        synchronized (room) {
            room.notifyAll();
        }
    }
}
