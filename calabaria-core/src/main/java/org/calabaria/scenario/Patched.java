package org.calabaria.scenario;

import java.util.Objects;
import org.calabaria.parameter.ParameterSet;

/** A point and a configuration after a patch. A model's state is built from them. */
public record Patched(ParameterSet params, Config config) {

    public Patched {
        Objects.requireNonNull(params, "params must not be null");
        Objects.requireNonNull(config, "config must not be null");
    }
}
