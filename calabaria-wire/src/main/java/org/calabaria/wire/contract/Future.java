package org.calabaria.wire.contract;

import java.time.Duration;
import java.util.Optional;

/**
 * A result that is being made somewhere else.
 *
 * <p>Unlike {@link java.util.concurrent.Future} it has no failure of its own: a run that fails has a result that says so. What ends
 * without a result was cancelled, and says so.
 *
 * <p>Safe for many threads.
 */
public interface Future<T> {

    /**
     * The result, as soon as it is there.
     *
     * @throws java.util.concurrent.CancellationException if it was cancelled
     */
    T result() throws InterruptedException;

    /**
     * The result, if it is there within this time.
     *
     * @throws java.util.concurrent.CancellationException if it was cancelled
     */
    Optional<T> result(Duration atMost) throws InterruptedException;

    /** Whether there is a result, or it was cancelled. */
    boolean isDone();

    /** Whether it was cancelled before there was a result. */
    boolean isCancelled();

    /**
     * Cancels it, if there is no result yet. Its run ends as soon as it can; other futures are not touched.
     *
     * @return {@link #isCancelled()}
     */
    boolean cancel();
}
