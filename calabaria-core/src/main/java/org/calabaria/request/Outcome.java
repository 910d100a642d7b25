package org.calabaria.request;

/** The outcome of a request: a result, or a failure with its reason. */
public sealed interface Outcome permits Completed, Failed {

    /** The request. */
    Request request();
}
