package org.calabaria.scenario;

import java.util.Objects;
import org.calabaria.parameter.ParameterSet;

/** A point and a configuration after a patch: what a model is built from. */
public record Patched(ParameterSet params, Config config) {

    public Patched {
        Objects.requireNonNull(params, "params must not be null");
        Objects.requireNonNull(config, "config must not be null");
    }
}
