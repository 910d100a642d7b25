package org.calabaria.request;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.calabaria.problem.InvalidRequestException;

/**
 * A queue to which requests can be added while a runner works on them, for an algorithm whose next request depends on
 * earlier outcomes.
 *
 * <pre>{@code
 * RequestQueue queue = new RequestQueue();
 * algorithm.ask().forEach(queue::add);
 * runner.run(queue, outcome -> {
 *     algorithm.tell(outcome);
 *     algorithm.ask().forEach(queue::add);
 *     if (algorithm.isFinished()) {
 *         queue.end();
 *     }
 * });
 * }</pre>
 *
 * <p>A runner delivers outcomes in the order of the requests, on one thread. Therefore an algorithm that depends only
 * on the outcomes it has received adds the same requests for any number of threads. The runner waits for further
 * requests until {@link #end()} is called. A queue can be read by one runner, once. Thread-safe.
 */
public final class RequestQueue implements Iterable<Request> {

    private final Deque<Request> waiting = new ArrayDeque<>();
    private boolean ended;
    private boolean read;

    /** Creates an empty queue. */
    public RequestQueue() {}

    /**
     * Adds a request at the end of the queue.
     *
     * @throws InvalidRequestException after {@link #end()}
     */
    public synchronized void add(Request request) {
        Objects.requireNonNull(request, "request must not be null");
        if (ended) {
            throw new InvalidRequestException("", "the queue has ended and takes no more requests, got the " + request);
        }
        waiting.add(request);
        notifyAll();
    }

    /** Ends the queue: no more requests can be added. Requests that were added before are still run. */
    public synchronized void end() {
        ended = true;
        notifyAll();
    }

    /**
     * Returns the iterator of the queue. Its {@code hasNext()} waits until there is a request or the queue has ended.
     *
     * @throws InvalidRequestException at the second call
     */
    @Override
    public synchronized Iterator<Request> iterator() {
        if (read) {
            throw new InvalidRequestException("", "a queue of requests can be read once; make a new one");
        }
        read = true;
        return new Reading();
    }

    /** Waits for a request. Returns false if the thread is interrupted, which happens when a sweep is cancelled. */
    private synchronized boolean awaitNext() {
        while (waiting.isEmpty() && !ended) {
            try {
                wait();
            } catch (InterruptedException cancelled) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return !waiting.isEmpty();
    }

    private synchronized Request take() {
        return waiting.remove();
    }

    private final class Reading implements Iterator<Request> {

        @Override
        public boolean hasNext() {
            return awaitNext();
        }

        @Override
        public Request next() {
            if (!hasNext()) {
                throw new NoSuchElementException("there are no more requests");
            }
            return take();
        }
    }
}
