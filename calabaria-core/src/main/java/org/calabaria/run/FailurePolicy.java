package org.calabaria.run;

/** The effect of a failed run on the sweep. */
public enum FailurePolicy {
    /** The failure is delivered like any other outcome, and the sweep continues. */
    RECORD,
    /**
     * The outcomes before the failure, in request order, are delivered. Then the sweep ends with a
     * {@link RunFailedException}.
     */
    STOP
}
