package org.calabaria.run;

/** What a failed run means for the sweep. */
public enum FailurePolicy {
    /** It is delivered like any other outcome, and the sweep goes on. */
    RECORD,
    /** The outcomes before it, in request order, are delivered; then the sweep ends with a {@link RunFailedException}. */
    STOP
}
