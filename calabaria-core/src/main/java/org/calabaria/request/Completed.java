package org.calabaria.request;

import java.util.Objects;
import org.calabaria.model.SimOutput;

/** A run with a result, which comes from the model or from a {@link org.calabaria.run.RunCache}. */
public record Completed(Request request, SimOutput output) implements Outcome {

    public Completed {
        Objects.requireNonNull(request, "request must not be null");
        Objects.requireNonNull(output, "output must not be null");
    }
}
