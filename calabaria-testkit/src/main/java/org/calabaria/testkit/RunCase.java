package org.calabaria.testkit;

import java.util.List;
import java.util.Objects;
import org.calabaria.parameter.ParameterSet;

/**
 * One run that the laws check.
 *
 * @param stack scenario names; empty means the default scenario
 * @param point the point before the scenarios' patches
 * @param seed unsigned
 */
public record RunCase(List<String> stack, ParameterSet point, long seed) {

    public RunCase {
        stack = List.copyOf(stack);
        Objects.requireNonNull(point, "point must not be null");
    }

    /** {@code ParameterSet{beta=0.3}, stack [lockdown], seed 42}. */
    @Override
    public String toString() {
        return point + ", stack " + stack + ", seed " + Long.toUnsignedString(seed);
    }
}
