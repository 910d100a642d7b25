package org.calabaria.store;

import java.util.Objects;

/**
 * Why a stored run failed.
 *
 * @param type the class of what was thrown
 * @param message of what was thrown; empty if it had none
 * @param trace its stack trace; empty in a compacted store, because traces differ from run to run
 * @param attempt which attempt failed for good, from 1; 0 in a compacted store
 */
public record StoredFailure(String type, String message, String trace, int attempt) {

    public StoredFailure {
        Objects.requireNonNull(type, "type must not be null");
        Objects.requireNonNull(message, "message must not be null");
        Objects.requireNonNull(trace, "trace must not be null");
    }

    /** {@code java.lang.IllegalStateException: no one left}. */
    @Override
    public String toString() {
        return message.isEmpty() ? type : type + ": " + message;
    }
}
