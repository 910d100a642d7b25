package org.calabaria.parameter;

import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.calabaria.problem.InvalidParameterException;
import org.calabaria.problem.Problem;

/**
 * Values keyed by declared parameters: {@code Values.of(BETA, 0.3).with(POPULATION, 10_000)}.
 *
 * <p>A misspelt parameter does not compile, and a real parameter takes a double, an integer one a long. It is also an
 * immutable {@link Map} from names to values in the order given, so every method that takes a map of values takes it;
 * those that know the space also check that each parameter is of it. Equal to every map with the same entries.
 */
public final class Values extends AbstractMap<String, Number> {

    private static final Values NONE = new Values(new LinkedHashMap<>());

    private final Map<ParameterSpec, Number> byParameter;
    private final Map<String, Number> byName;

    private Values(Map<ParameterSpec, Number> byParameter) {
        this.byParameter = byParameter;
        Map<String, Number> named = new LinkedHashMap<>();
        byParameter.forEach((parameter, value) -> named.put(parameter.name(), value));
        this.byName = Collections.unmodifiableMap(named);
    }

    /** No values at all. */
    public static Values none() {
        return NONE;
    }

    /**
     * One value.
     *
     * @throws InvalidParameterException if it is outside the parameter's bounds
     */
    public static Values of(RealParameter parameter, double value) {
        return NONE.with(parameter, value);
    }

    /**
     * One value.
     *
     * @throws InvalidParameterException if it is outside the parameter's bounds
     */
    public static Values of(IntegerParameter parameter, long value) {
        return NONE.with(parameter, value);
    }

    /** A copy with one value more; a parameter that has one takes the new. */
    public Values with(RealParameter parameter, double value) {
        return put(parameter, value);
    }

    /** A copy with one value more; a parameter that has one takes the new. */
    public Values with(IntegerParameter parameter, long value) {
        return put(parameter, value);
    }

    private Values put(ParameterSpec parameter, Number value) {
        Number coerced =
                Objects.requireNonNull(parameter, "parameter must not be null").coerce(value);
        if (byName.containsKey(parameter.name()) && !byParameter.containsKey(parameter)) {
            throw new InvalidParameterException(
                    parameter.name(),
                    "two different parameters are called '" + parameter.name() + "': one of them is " + parameter);
        }
        Map<ParameterSpec, Number> copy = new LinkedHashMap<>(byParameter);
        copy.put(parameter, coerced);
        return new Values(copy);
    }

    /** The declared parameters, in the order given. */
    public List<ParameterSpec> parameters() {
        return List.copyOf(byParameter.keySet());
    }

    boolean isOf(ParameterSpace space) {
        for (ParameterSpec parameter : byParameter.keySet()) {
            if (!space.contains(parameter)) {
                return false;
            }
        }
        return true;
    }

    /** What is wrong with the handles whose names the space knows; an unknown name is reported as every other. */
    List<Problem> foreignTo(ParameterSpace space) {
        List<Problem> problems = new ArrayList<>();
        for (ParameterSpec parameter : byParameter.keySet()) {
            if (space.contains(parameter.name()) && !space.contains(parameter)) {
                problems.add(NameProblems.foreignHandle(space, parameter));
            }
        }
        return problems;
    }

    @Override
    public Set<Map.Entry<String, Number>> entrySet() {
        return byName.entrySet();
    }
}
