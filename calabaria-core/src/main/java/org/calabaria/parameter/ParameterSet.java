package org.calabaria.parameter;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.calabaria.problem.InvalidParameterException;
import org.calabaria.problem.ShownValue;

/**
 * A complete point m of a parameter space M: one value for every parameter, each within its bounds.
 *
 * <p>A model runs only such points. Immutable. Two points are equal if their spaces and their values are equal.
 *
 * @param space M
 * @param values by name, sorted in the order of the space: a {@code Double} for a real parameter, a {@code Long} for an
 *     integer parameter; unmodifiable
 */
public record ParameterSet(ParameterSpace space, Map<String, Number> values) {

    /**
     * @throws InvalidParameterException listing every unknown and missing name and every value out of its domain
     */
    public ParameterSet {
        Objects.requireNonNull(space, "space must not be null");
        values = Valuation.complete(space, values);
    }

    /**
     * The named value as a double, exactly.
     *
     * @throws InvalidParameterException if the space has no such parameter, or if its value is a whole number beyond
     *     +-2^53 that no double represents exactly
     */
    public double real(String name) {
        return realAt(space.requireIndex(name));
    }

    /** Same as {@link #real(String)}, for a declared parameter. */
    public double real(ParameterSpec parameter) {
        return realAt(space.requireIndex(parameter));
    }

    /**
     * The named value of an integer parameter.
     *
     * @throws InvalidParameterException if the space has no such parameter, or if it is real
     */
    public long integer(String name) {
        if (get(name) instanceof Long value) {
            return value;
        }
        throw new InvalidParameterException(
                name, "parameter '" + name + "' is real, not an integer; read it with real(\"" + name + "\")");
    }

    /** Same as {@link #integer(String)}, for a declared parameter. */
    public long integer(IntegerParameter parameter) {
        return at(space.requireIndex(parameter)).longValue();
    }

    /**
     * The named value: a {@code Double} or a {@code Long}.
     *
     * @throws InvalidParameterException if the space has no such parameter
     */
    public Number get(String name) {
        return at(space.requireIndex(name));
    }

    /** Same as {@link #get(String)}, for a declared parameter. */
    public Number get(ParameterSpec parameter) {
        return at(space.requireIndex(parameter));
    }

    /** A copy with one value replaced. */
    public ParameterSet with(String name, Number value) {
        return with(ParameterView.single(name, value));
    }

    /** A copy with one value replaced. */
    public ParameterSet with(RealParameter parameter, double value) {
        return with(Values.of(parameter, value));
    }

    /** A copy with one value replaced. */
    public ParameterSet with(IntegerParameter parameter, long value) {
        return with(Values.of(parameter, value));
    }

    /**
     * A copy with some values replaced.
     *
     * @throws InvalidParameterException listing every unknown name and every value out of its domain
     */
    public ParameterSet with(Map<String, ? extends Number> replacements) {
        return new ParameterSet(space, valuation().with(replacements, "with()"));
    }

    /**
     * The values in the order of the space, as doubles, exactly.
     *
     * @throws InvalidParameterException if a value is a whole number beyond +-2^53 that no double represents exactly
     */
    public double[] toArray() {
        double[] array = new double[space.size()];
        for (int i = 0; i < array.length; i++) {
            array[i] = realAt(i);
        }
        return array;
    }

    Valuation valuation() {
        return (Valuation) values;
    }

    private Number at(int index) {
        return Objects.requireNonNull(valuation().at(index));
    }

    private double realAt(int index) {
        Number value = at(index);
        double real = value.doubleValue();
        if (value instanceof Long whole && !Coercion.isExact(whole)) {
            String name = space.names().get(index);
            throw new InvalidParameterException(
                    name,
                    "parameter '" + name + "' is " + whole
                            + ", which no double represents exactly; read it with integer(\"" + name + "\")");
        }
        return real;
    }

    static String shown(Map<String, Number> values) {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + ShownValue.of(entry.getValue()))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    /** {@code ParameterSet{beta=0.3, population=10000}}. */
    @Override
    public String toString() {
        return "ParameterSet" + shown(values);
    }
}
