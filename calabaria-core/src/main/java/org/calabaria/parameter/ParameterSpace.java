package org.calabaria.parameter;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.calabaria.problem.InvalidParameterException;

/**
 * The complete, ordered space M of a model's parameters.
 *
 * <p>The order of the declarations is the order of every point, view and coordinate of this space. Names are unique.
 * Two spaces are equal if their declarations, the order of these and their versions are equal. A space without
 * parameters has exactly one point.
 *
 * @param specs the declarations in order; copied. A name is found in constant time
 * @param version of the meaning of the parameters, {@code 1.0} by default; not blank
 */
public record ParameterSpace(List<ParameterSpec> specs, String version) {

    private static final String FIRST_VERSION = "1.0";

    public ParameterSpace {
        Objects.requireNonNull(version, "version must not be null");
        specs = SpecList.copyOf(specs);
        if (version.isBlank()) {
            throw new InvalidParameterException("version", "a parameter space's version must not be blank");
        }
    }

    public static ParameterSpace of(ParameterSpec... specs) {
        return new ParameterSpace(
                Arrays.asList(Objects.requireNonNull(specs, "specs must not be null")), FIRST_VERSION);
    }

    /** A copy with another version, for parameters whose meaning has changed. */
    public ParameterSpace withVersion(String newVersion) {
        return new ParameterSpace(specs, newVersion);
    }

    /** The names in order; unmodifiable. */
    public List<String> names() {
        return list().names();
    }

    public int size() {
        return specs.size();
    }

    public boolean contains(String name) {
        return indexOf(Objects.requireNonNull(name, "name must not be null")) >= 0;
    }

    /** Whether this space contains an equal declaration. */
    public boolean contains(ParameterSpec spec) {
        return indexOf(spec) >= 0;
    }

    /**
     * The declaration of the named parameter.
     *
     * @throws InvalidParameterException if there is none; the message shows the nearest name
     */
    public ParameterSpec spec(String name) {
        return list().get(requireIndex(name));
    }

    /**
     * Returns the declaration itself if this space contains it.
     *
     * @throws InvalidParameterException if this space contains no equal declaration; the message shows the declaration
     *     of the same name
     */
    public ParameterSpec spec(ParameterSpec parameter) {
        return list().get(requireIndex(parameter));
    }

    /**
     * The point with these values, which must name every parameter once.
     *
     * @throws InvalidParameterException listing every unknown and missing name and every value out of its domain
     */
    public ParameterSet point(Map<String, ? extends Number> values) {
        return new ParameterSet(this, Valuation.complete(this, values));
    }

    /** The position of the named parameter, or -1. */
    int indexOf(String name) {
        return list().indexOfName(name);
    }

    /** The position of the declared parameter, or -1 if the space has no equal declaration. */
    private int indexOf(ParameterSpec handle) {
        int index = indexOf(
                Objects.requireNonNull(handle, "parameter must not be null").name());
        boolean here =
                index >= 0 && (list().get(index) == handle || list().get(index).equals(handle));
        return here ? index : -1;
    }

    int requireIndex(String name) {
        int index = indexOf(Objects.requireNonNull(name, "name must not be null"));
        if (index < 0) {
            throw new InvalidParameterException("", List.of(NameProblems.unknown(List.of(name), names())));
        }
        return index;
    }

    int requireIndex(ParameterSpec handle) {
        int index = indexOf(handle);
        if (index < 0) {
            throw new InvalidParameterException("", List.of(NameProblems.foreignHandle(this, handle)));
        }
        return index;
    }

    private SpecList list() {
        return (SpecList) specs;
    }

    /** {@code ParameterSpace[beta: real in [0.0, 1.0], population: integer in [100, 1000000]; version 1.0]}. */
    @Override
    public String toString() {
        return specs.stream()
                .map(ParameterSpec::toString)
                .collect(Collectors.joining(", ", "ParameterSpace[", "; version " + version + "]"));
    }
}
