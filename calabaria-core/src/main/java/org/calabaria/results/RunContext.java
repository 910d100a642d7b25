package org.calabaria.results;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.calabaria.parameter.ParameterSpace;
import org.calabaria.parameter.ParameterSpec;
import org.calabaria.request.Setup;
import org.calabaria.scenario.Config;
import org.calabaria.variant.ModelVariant;
import org.calabaria.variant.Reparameterization;
import org.jspecify.annotations.Nullable;

/**
 * Everything that determines a run except its seed and the values of its free parameters: a model, what a variant fixes
 * and overrides in it, the parameters to which the values belong, and a stack.
 *
 * @param model the number of the model among the models seen so far
 * @param modelName the class of the model and its version
 * @param fixed parameters that the variant's view fixes
 * @param overrides settings that the variant overrides with a different value, as the model sees them
 * @param config all settings without the overrides
 */
record RunContext(
        int model,
        String modelName,
        @Nullable Reparameterization reparameterization,
        Map<String, Number> fixed,
        Map<String, @Nullable Object> overrides,
        List<String> stack,
        Config config,
        ParameterSpace naturalSpace,
        ParameterSpace freeSpace) {

    static RunContext of(Setup setup, int modelNumber) {
        Config base = setup.model().baseConfig();
        Config config = base.patched(setup.model().composition(setup.stack()).configPatches());
        ModelVariant variant = setup.variant().orElse(null);
        ParameterSpace natural = setup.model().space();
        return new RunContext(
                modelNumber,
                setup.model().identity().className() + " "
                        + setup.model().identity().version(),
                variant == null ? null : variant.spec().reparameterization().orElse(null),
                variant == null ? Map.of() : variant.spec().view().fixed(),
                variant == null ? Map.of() : overrides(variant, config),
                setup.stack(),
                config,
                natural,
                variant == null ? natural : variant.freeSpace());
    }

    private static Map<String, @Nullable Object> overrides(ModelVariant variant, Config config) {
        Map<String, @Nullable Object> effective = variant.effectiveConfig().values();
        Map<String, @Nullable Object> overrides = new LinkedHashMap<>();
        variant.spec().configOverrides().keySet().forEach(key -> {
            if (!Objects.equals(effective.get(key), config.values().get(key))) {
                overrides.put(key, effective.get(key));
            }
        });
        return Collections.unmodifiableMap(overrides);
    }

    /** The value of a setting in the runs of this context. */
    @Nullable
    Object setting(String key) {
        return overrides.containsKey(key) ? overrides.get(key) : config.values().get(key);
    }

    /**
     * The declaration of the parameter of this name; null if neither the values nor the model have such a parameter.
     */
    @Nullable
    ParameterSpec spec(String name) {
        return freeSpace.contains(name)
                ? freeSpace.spec(name)
                : naturalSpace.contains(name) ? naturalSpace.spec(name) : null;
    }

    /** The values that describe a run: those of its free parameters, and those that are fixed. */
    Map<String, Number> described(Map<String, Number> values) {
        if (fixed.isEmpty()) {
            return values;
        }
        Map<String, Number> all = new LinkedHashMap<>(values);
        fixed.forEach(all::putIfAbsent);
        return all;
    }

    /** A key that is equal for two runs if and only if the runs are equal except for their seeds. */
    Object key(Map<String, Number> values) {
        Map<String, Object> point = new HashMap<>(described(values));
        return new Key(model, reparameterization, point, overrides, stack);
    }

    private record Key(
            int model,
            @Nullable Reparameterization reparameterization,
            Map<String, Object> point,
            Map<String, @Nullable Object> overrides,
            List<String> stack) {}
}
