package org.calabaria.wire.job;

import java.util.Objects;
import org.calabaria.wire.registry.WireResponse;

/** A run with a result, the same bytes as its entry's wire would have given. */
public record JobResponse(JobTask task, WireResponse response) implements JobOutcome {

    public JobResponse {
        Objects.requireNonNull(task, "task must not be null");
        Objects.requireNonNull(response, "response must not be null");
    }
}
