package org.calabaria.parameter;

import java.util.Objects;
import org.calabaria.problem.InvalidParameterException;
import org.calabaria.problem.ShownValue;

/**
 * A parameter whose values are finite doubles between two inclusive bounds.
 *
 * @param name as {@link ParameterSpec} specifies
 * @param lower inclusive and finite; {@code -0.0} becomes {@code 0.0}
 * @param upper inclusive, finite and not below {@code lower}
 * @param doc may be empty
 */
public record RealParameter(String name, double lower, double upper, String doc) implements ParameterSpec {

    public RealParameter {
        ParameterName.check(name);
        Objects.requireNonNull(doc, "doc must not be null");
        if (!(-Double.MAX_VALUE <= lower && lower <= upper && upper <= Double.MAX_VALUE)) {
            throw new InvalidParameterException(
                    name,
                    "parameter '" + name + "' must have finite bounds with lower <= upper, got [" + ShownValue.of(lower)
                            + ", " + ShownValue.of(upper) + "]");
        }
        lower += 0.0;
        upper += 0.0;
    }

    @Override
    public RealParameter doc(String newDoc) {
        return new RealParameter(name, lower, upper, newDoc);
    }

    @Override
    public double lowerBound() {
        return lower;
    }

    @Override
    public double upperBound() {
        return upper;
    }

    @Override
    public String interval() {
        return "[" + ShownValue.real(lower) + ", " + ShownValue.real(upper) + "]";
    }

    /** {@code beta: real in [0.0, 1.0]}. */
    @Override
    public String toString() {
        return name + ": real in " + interval();
    }
}
