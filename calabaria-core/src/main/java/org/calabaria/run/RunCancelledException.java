package org.calabaria.run;

/**
 * Thrown when a sweep is cancelled by {@link Runner#cancel()}, by {@link Runner#close()}, or by an interrupt of the
 * calling thread. In the last case the thread's interrupt status is set again.
 */
public class RunCancelledException extends RunnerException {

    private static final long serialVersionUID = 1L;

    private final long delivered;

    RunCancelledException(String why, long delivered) {
        super("", "the sweep was " + why + " after " + delivered + (delivered == 1 ? " outcome" : " outcomes"));
        this.delivered = delivered;
    }

    /** The number of outcomes that were delivered to the consumer. */
    public long delivered() {
        return delivered;
    }
}
