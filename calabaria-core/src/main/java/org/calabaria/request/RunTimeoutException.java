package org.calabaria.request;

import java.time.Duration;
import java.util.List;
import org.calabaria.problem.CalabariaException;
import org.calabaria.problem.Problem;

/** A run that did not end in time. Its stack trace is that of the run, where it was when the time was over. */
public final class RunTimeoutException extends CalabariaException {

    private static final long serialVersionUID = 1L;

    private final boolean abandoned;

    /**
     * A run that took longer than its timeout.
     *
     * @param thread the name of the thread that the run was on
     * @param abandoned whether that thread did not answer to interruption, and was left behind
     * @param where the stack of that thread when the time was over
     */
    public RunTimeoutException(Duration timeout, String thread, boolean abandoned, StackTraceElement[] where) {
        super("", List.of(Problem.of("timeout", sentence(timeout, thread, abandoned))));
        this.abandoned = abandoned;
        setStackTrace(where);
    }

    private static String sentence(Duration timeout, String thread, boolean abandoned) {
        return "the run took longer than its timeout of " + timeout.toNanos() / 1e9 + " s"
                + (abandoned ? " and did not answer to interruption; thread " + thread + " was abandoned" : "");
    }

    /** Whether the run's thread did not answer to interruption, and was left behind. */
    public boolean abandoned() {
        return abandoned;
    }
}
