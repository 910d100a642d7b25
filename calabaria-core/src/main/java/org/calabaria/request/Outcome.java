package org.calabaria.request;

/** What became of a request: a result, or a failure with its reason. */
public sealed interface Outcome permits Completed, Failed {

    /** What was asked for. */
    Request request();
}
