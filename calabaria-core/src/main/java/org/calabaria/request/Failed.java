package org.calabaria.request;

import java.util.Objects;
import org.calabaria.problem.InvalidRequestException;
import org.calabaria.problem.ThrowableText;

/**
 * A run without a result. The model threw an exception or an error such as {@link OutOfMemoryError} or
 * {@link StackOverflowError}, its values were refused, or the run took longer than its timeout.
 *
 * @param problem the thrown exception, with its stack trace. The stack trace of a {@link RunTimeoutException} shows
 *     where the run was when its time was over
 * @param attempt the number of the last attempt, from 1
 */
public record Failed(Request request, Throwable problem, int attempt) implements Outcome {

    public Failed {
        Objects.requireNonNull(request, "request must not be null");
        Objects.requireNonNull(problem, "problem must not be null");
        if (!(attempt >= 1)) {
            throw new InvalidRequestException("attempt", "attempt must be 1 or more, got " + attempt);
        }
        request = request.settled();
    }

    /** Whether the run took longer than its timeout. */
    public boolean timedOut() {
        return problem instanceof RunTimeoutException;
    }

    /** Whether the run's thread did not respond to interruption and was abandoned. */
    public boolean abandoned() {
        return problem instanceof RunTimeoutException timeout && timeout.abandoned();
    }

    /**
     * A line of Java that repeats this run, as {@link Request#replay()} does. This method calls no user code, because
     * the user code may be what failed. If the run failed before its seed was known and its values are not refused, the
     * line is {@code not possible: } and the reason.
     */
    public String replay() {
        return request.knownReplay();
    }

    /**
     * {@code run of {beta=0.3} under [lockdown], replicate 2, seed 42 failed: java.lang.IllegalStateException: no one left},
     * with the attempt if it was not the first, and the replay line on a second line.
     */
    @Override
    public String toString() {
        return request + " failed" + (attempt == 1 ? "" : " at attempt " + attempt) + ": " + ThrowableText.of(problem)
                + "\n  replay: " + replay();
    }
}
