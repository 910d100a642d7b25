package org.calabaria.store;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The inputs of a stored run, as they took effect: after the scenarios' patches and the overrides.
 *
 * @param model the binary name of the model's class
 * @param code the identity of its code
 * @param numerics the version of the library's numbers, {@link org.calabaria.model.Numerics}
 * @param parameters values by name, sorted
 * @param config settings by key, sorted, those included that are not set
 * @param stack the scenarios that applied, in order
 * @param seed unsigned 64-bit
 */
public record StoredInputs(
        String model,
        String code,
        long numerics,
        Map<String, Number> parameters,
        Map<String, @Nullable Object> config,
        List<String> stack,
        long seed) {

    public StoredInputs {
        Objects.requireNonNull(model, "model must not be null");
        Objects.requireNonNull(code, "code must not be null");
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        config = Collections.unmodifiableMap(new LinkedHashMap<>(config));
        stack = List.copyOf(stack);
    }

    /** {@code org.example.Sir at {beta=0.3} under [lockdown], seed 42}. */
    @Override
    public String toString() {
        return model + " at " + parameters + " under " + stack + ", seed " + Long.toUnsignedString(seed);
    }
}
