package org.calabaria.wire.registry;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A registered model as a pure function of data: a point of its whole space, a seed, a stack, overrides, outputs.
 *
 * <p>Every call makes a fresh model, so that no call can see another. Safe for many threads.
 */
@FunctionalInterface
public interface ModelWire {

    /**
     * Runs the model.
     *
     * @param params a value for every parameter, before the scenarios' patches
     * @param seed unsigned 64-bit
     * @param stack scenario names in the order in which they apply; none is the default scenario
     * @param configOverrides settings that apply after the stack, and win
     * @param outputs names; none means all
     * @throws org.calabaria.problem.CalabariaException listing what is wrong; what the model itself throws is passed on
     */
    WireResponse run(
            Map<String, ? extends Number> params,
            long seed,
            List<String> stack,
            Map<String, ? extends @Nullable Object> configOverrides,
            Collection<String> outputs);
}
