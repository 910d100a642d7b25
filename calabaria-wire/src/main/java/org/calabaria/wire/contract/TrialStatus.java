package org.calabaria.wire.contract;

import java.util.Locale;

/** How a trial ended; written in lower case. */
public enum TrialStatus {

    /** Evaluated, with a loss. */
    COMPLETED,

    /** Ended without a loss. */
    FAILED,

    /** Ended because it took too long. */
    TIMEOUT;

    /** As it stands in documents: {@code completed}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
