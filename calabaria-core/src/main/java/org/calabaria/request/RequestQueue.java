package org.calabaria.request;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.calabaria.problem.InvalidRequestException;

/**
 * Requests that are added while a runner works on them: the source for an algorithm whose next request depends on earlier
 * outcomes.
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
 * <p>A runner delivers outcomes in the order of the requests, on one thread. So an algorithm that depends only on the
 * outcomes it has received adds the same requests on any number of threads. The runner waits for further requests until
 * {@link #end()}. For one runner, once; safe for use by several threads.
 */
public final class RequestQueue implements Iterable<Request> {

    private final Deque<Request> waiting = new ArrayDeque<>();
    private boolean ended;
    private boolean read;

    /** An empty queue that takes requests. */
    public RequestQueue() {}

    /**
     * Adds a request behind all others.
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

    /** Says that no more requests will come. What was added before is still run. */
    public synchronized void end() {
        ended = true;
        notifyAll();
    }

    /**
     * Reads the queue; {@code hasNext()} waits until there is a request or the queue has ended.
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

    /** An interrupted thread, as that of a cancelled sweep is, finds no more requests. */
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
