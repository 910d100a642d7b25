package org.calabaria.run;

import org.calabaria.request.Failed;

/** The end of a sweep at its first failed run, in request order, because {@link FailurePolicy#STOP} asks for it. */
public class RunFailedException extends RunnerException {

    private static final long serialVersionUID = 1L;

    private final transient Failed failed;

    RunFailedException(Failed failed) {
        super("", "the sweep stops at its first failed run: " + failed, failed.problem());
        this.failed = failed;
    }

    /** The run that failed; its throwable is also the cause. */
    public Failed failed() {
        return failed;
    }
}
