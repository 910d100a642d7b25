package org.calabaria.run;

/**
 * A sweep that was cancelled, by {@link Runner#cancel()}, by {@link Runner#close()}, or by an interrupt of the thread
 * that runs it, whose interrupt flag is then set again.
 */
public class RunCancelledException extends RunnerException {

    private static final long serialVersionUID = 1L;

    private final long delivered;

    RunCancelledException(String why, long delivered) {
        super("", "the sweep was " + why + " after " + delivered + (delivered == 1 ? " outcome" : " outcomes"));
        this.delivered = delivered;
    }

    /** How many outcomes the consumer had been given. */
    public long delivered() {
        return delivered;
    }
}
