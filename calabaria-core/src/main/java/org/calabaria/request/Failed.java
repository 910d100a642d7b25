package org.calabaria.request;

import java.util.Objects;
import org.calabaria.problem.InvalidRequestException;
import org.calabaria.problem.ThrowableText;

/**
 * A run without a result: the model threw (errors such as {@link OutOfMemoryError} and {@link StackOverflowError}
 * included), its values were refused, or its time ran out.
 *
 * @param problem what was thrown, with its stack trace; a {@link RunTimeoutException} shows where the run hung
 * @param attempt which attempt failed for good, from 1
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

    /** Whether its time ran out. */
    public boolean timedOut() {
        return problem instanceof RunTimeoutException;
    }

    /** Whether its thread did not answer to interruption, and was left behind. */
    public boolean abandoned() {
        return problem instanceof RunTimeoutException timeout && timeout.abandoned();
    }

    /**
     * A line of Java that does this run again, as {@link Request#replay()}, from what is known of the run. It calls no code
     * of the user's, which may be what failed: where the run failed before it had a seed, though its
     * values are not refused, the line is {@code not possible: } and the reason.
     */
    public String replay() {
        return request.knownReplay();
    }

    /**
     * {@code run of {beta=0.3} under [lockdown], replicate 2, seed 42 failed: java.lang.IllegalStateException: no one left},
     * the attempt if it was not the first, and on a second line how to replay it.
     */
    @Override
    public String toString() {
        return request + " failed" + (attempt == 1 ? "" : " at attempt " + attempt) + ": " + ThrowableText.of(problem)
                + "\n  replay: " + replay();
    }
}
