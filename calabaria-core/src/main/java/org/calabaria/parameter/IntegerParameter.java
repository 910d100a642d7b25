package org.calabaria.parameter;

import java.util.Objects;
import org.calabaria.problem.InvalidParameterException;

/**
 * A parameter whose values are whole numbers between two inclusive bounds.
 *
 * @param name as {@link ParameterSpec} specifies
 * @param lower inclusive
 * @param upper inclusive and not below {@code lower}
 * @param doc may be empty
 */
public record IntegerParameter(String name, long lower, long upper, String doc) implements ParameterSpec {

    public IntegerParameter {
        ParameterName.check(name);
        Objects.requireNonNull(doc, "doc must not be null");
        if (lower > upper) {
            throw new InvalidParameterException(
                    name,
                    "parameter '" + name + "' must have bounds with lower <= upper, got [" + lower + ", " + upper
                            + "]");
        }
    }

    @Override
    public IntegerParameter doc(String newDoc) {
        return new IntegerParameter(name, lower, upper, newDoc);
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
        return "[" + lower + ", " + upper + "]";
    }

    /** {@code population: integer in [100, 1000000]}. */
    @Override
    public String toString() {
        return name + ": integer in " + interval();
    }
}
