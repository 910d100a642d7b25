package org.calabaria.request;

import java.time.Duration;
import java.util.List;
import org.calabaria.problem.CalabariaException;
import org.calabaria.problem.Problem;

/** Thrown when a run takes longer than its timeout. The stack trace is that of the run when its time was over. */
public final class RunTimeoutException extends CalabariaException {

    private static final long serialVersionUID = 1L;

    private final boolean abandoned;

    /**
     * Creates an exception for a run that took longer than its timeout.
     *
     * @param thread the name of the thread that the run was on
     * @param abandoned whether that thread did not respond to interruption and was abandoned
     * @param where the stack of that thread when the time was over
     */
    public RunTimeoutException(Duration timeout, String thread, boolean abandoned, StackTraceElement[] where) {
        super("", List.of(Problem.of("timeout", sentence(timeout, thread, abandoned))));
        this.abandoned = abandoned;
        setStackTrace(where);
    }

    private static String sentence(Duration timeout, String thread, boolean abandoned) {
        return "the run took longer than its timeout of " + timeout.toNanos() / 1e9 + " s"
                + (abandoned ? " and did not respond to interruption; thread " + thread + " was abandoned" : "");
    }

    /** Whether the run's thread did not respond to interruption and was abandoned. */
    public boolean abandoned() {
        return abandoned;
    }
}
