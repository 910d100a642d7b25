package org.calabaria.parameter;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.calabaria.problem.InvalidParameterException;
import org.calabaria.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A partial valuation of a space: some parameters are fixed, the others are free.
 *
 * <p>The free names span the subspace P. {@link #bind} embeds a value of P in M, {@link #project} drops the fixed
 * values. Every name of the space is either fixed or free. {@code project(bind(x))} is x, and {@code bind(project(m))}
 * is m with the fixed values of this view.
 *
 * @param space M
 * @param fixed by name in the order of the space, checked and coerced when the view is made; unmodifiable
 */
public record ParameterView(ParameterSpace space, Map<String, Number> fixed) {

    /**
     * @throws InvalidParameterException listing every unknown name and every value out of its domain
     */
    public ParameterView {
        Objects.requireNonNull(space, "space must not be null");
        fixed = Valuation.partial(space, fixed);
    }

    /** The view that fixes nothing. */
    public static ParameterView allFree(ParameterSpace space) {
        return new ParameterView(space, Map.of());
    }

    /** The names that are not fixed, in the order of the space. */
    public List<String> free() {
        return space.names().stream().filter(name -> !fixed.containsKey(name)).toList();
    }

    /** A copy in which this parameter is fixed at this value. */
    public ParameterView fix(String name, Number value) {
        return fix(single(name, value));
    }

    /** A copy in which this parameter is fixed at this value. */
    public ParameterView fix(RealParameter parameter, double value) {
        return fix(Values.of(parameter, value));
    }

    /** A copy in which this parameter is fixed at this value. */
    public ParameterView fix(IntegerParameter parameter, long value) {
        return fix(Values.of(parameter, value));
    }

    /** A copy in which these parameters are also fixed; a name that is fixed already takes the new value. */
    public ParameterView fix(Map<String, ? extends Number> values) {
        return new ParameterView(space, valuation().with(values, "fix()"));
    }

    /**
     * The point with the fixed values and the given values: the embedding of P in M.
     *
     * @param values of exactly the free names, in any order
     * @throws InvalidParameterException listing every missing and unexpected name and every value out of its domain
     */
    public ParameterSet bind(Map<String, ? extends Number> values) {
        return new ParameterSet(space, valuation().bind(values));
    }

    /**
     * The free values of a point of the same space, in the order of {@link #free()}; unmodifiable.
     *
     * @throws InvalidParameterException if the point is of another space
     */
    public Map<String, Number> project(ParameterSet point) {
        Objects.requireNonNull(point, "point must not be null");
        if (!point.space().equals(space)) {
            throw new InvalidParameterException(
                    "project()", List.of(Problem.of("", "the point belongs to another space than the view")));
        }
        Map<String, Number> values = new LinkedHashMap<>();
        for (String name : free()) {
            values.put(name, point.get(name));
        }
        return Collections.unmodifiableMap(values);
    }

    private Valuation valuation() {
        return (Valuation) fixed;
    }

    /** A map of one entry whose value may be null; {@link Valuation} refuses a null with a message. */
    static Map<String, @Nullable Number> single(String name, @Nullable Number value) {
        return Collections.singletonMap(Objects.requireNonNull(name, "name must not be null"), value);
    }

    /** {@code ParameterView[free=[beta, gamma], fixed={population=10000}]}. */
    @Override
    public String toString() {
        return "ParameterView[free=" + free() + ", fixed=" + ParameterSet.shown(fixed) + "]";
    }
}
