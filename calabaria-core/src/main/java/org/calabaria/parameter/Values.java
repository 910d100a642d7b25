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
 * <p>A misspelt parameter does not compile. A real parameter takes a double, an integer parameter takes a long. This is
 * also an immutable {@link Map} from names to values in the order given, so it can be passed to every method that takes
 * a map of values. Methods that know the space also check that each parameter belongs to it. Equal to every map with
 * the same entries.
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

    /** No values. */
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

    /** A copy with one more value; a parameter that has a value already takes the new value. */
    public Values with(RealParameter parameter, double value) {
        return put(parameter, value);
    }

    /** A copy with one more value; a parameter that has a value already takes the new value. */
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

    /**
     * The problems of handles whose names the space contains but whose declarations differ. Unknown names are reported
     * elsewhere.
     */
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
