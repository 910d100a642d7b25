package org.calabaria.scenario;

/** The rule for two definitions that set the same name or key. */
public enum ConflictPolicy {
    /** The later definition wins. */
    LAST_WRITE_WINS,
    /** The second definition is an error. */
    STRICT
}
