package org.calabaria.variant;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.calabaria.problem.InvalidParameterException;
import org.calabaria.problem.NearestName;
import org.calabaria.problem.ShownValue;
import org.jspecify.annotations.Nullable;

/**
 * A closed box: an inclusive lower and upper bound for each named dimension, in the order of a variant's free
 * parameters.
 */
public final class Bounds {

    private final List<String> names;
    private final double[] lower;
    private final double[] upper;

    Bounds(List<String> names, double[] lower, double[] upper) {
        this.names = List.copyOf(names);
        this.lower = lower.clone();
        this.upper = upper.clone();
    }

    /** The names of the dimensions in order. */
    public List<String> names() {
        return names;
    }

    /** The lower bounds in order. */
    public double[] lower() {
        return lower.clone();
    }

    /** The upper bounds in order. */
    public double[] upper() {
        return upper.clone();
    }

    public double lower(String name) {
        return lower[index(name)];
    }

    public double upper(String name) {
        return upper[index(name)];
    }

    /** The bounds as an array: {@code [dimension][0]} is the lower bound, {@code [dimension][1]} the upper bound. */
    public double[][] toArray() {
        return IntStream.range(0, lower.length)
                .mapToObj(i -> new double[] {lower[i], upper[i]})
                .toArray(double[][]::new);
    }

    private int index(String name) {
        int index = names.indexOf(Objects.requireNonNull(name, "name must not be null"));
        if (index < 0) {
            throw new InvalidParameterException(
                    name,
                    "no free parameter is called '" + ShownValue.name(name) + "', only " + NearestName.braces(names)
                            + NearestName.remedy(List.of(name), names));
        }
        return index;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Bounds that
                && names.equals(that.names)
                && Arrays.equals(lower, that.lower)
                && Arrays.equals(upper, that.upper);
    }

    @Override
    public int hashCode() {
        return Objects.hash(names, Arrays.hashCode(lower), Arrays.hashCode(upper));
    }

    /** {@code Bounds[beta in [0.0, 1.0], gamma in [0.0, 1.0]]}. */
    @Override
    public String toString() {
        return IntStream.range(0, lower.length)
                .mapToObj(i ->
                        names.get(i) + " in [" + ShownValue.real(lower[i]) + ", " + ShownValue.real(upper[i]) + "]")
                .collect(Collectors.joining(", ", "Bounds[", "]"));
    }
}
