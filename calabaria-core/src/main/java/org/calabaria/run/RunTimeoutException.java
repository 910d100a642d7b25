package org.calabaria.run;

import java.time.Duration;

/** A run that did not end in time. Its stack trace is that of the run, where it was when the time was over. */
public class RunTimeoutException extends RunnerException {

    private static final long serialVersionUID = 1L;

    private final boolean abandoned;

    RunTimeoutException(Duration timeout, String thread, boolean abandoned, StackTraceElement[] where) {
        super("timeout", sentence(timeout, thread, abandoned));
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
