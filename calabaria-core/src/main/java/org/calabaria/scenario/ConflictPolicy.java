package org.calabaria.scenario;

/** What happens when a later definition sets what an earlier one set already. */
public enum ConflictPolicy {
    /** The later one wins. */
    LAST_WRITE_WINS,
    /** It is an error. */
    STRICT
}
