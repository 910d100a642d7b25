package org.calabaria.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * When and where a run took place. A compacted store does not have it, because it differs from run to run.
 *
 * @param at when the run was stored, in milliseconds
 * @param took from the moment when it was looked up until it was stored, retries included
 * @param environment the digest of {@link org.calabaria.wire.provenance.Environment}
 * @param java the version of Java
 * @param library the version of Calabaria
 */
public record RunOrigin(Instant at, Duration took, String environment, String java, String library) {

    public RunOrigin {
        Objects.requireNonNull(at, "at must not be null");
        Objects.requireNonNull(took, "took must not be null");
        Objects.requireNonNull(environment, "environment must not be null");
        Objects.requireNonNull(java, "java must not be null");
        Objects.requireNonNull(library, "library must not be null");
    }
}
