package org.calabaria.run;

import org.calabaria.request.Failed;

/** Thrown when a sweep with {@link FailurePolicy#STOP} ends at its first failed run, in request order. */
public class RunFailedException extends RunnerException {

    private static final long serialVersionUID = 1L;

    private final transient Failed failed;

    RunFailedException(Failed failed) {
        super("", "the sweep stops at its first failed run: " + failed, failed.problem());
        this.failed = failed;
    }

    /** The failed run. Its throwable is also the cause of this exception. */
    public Failed failed() {
        return failed;
    }
}
