package org.calabaria.transform;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.calabaria.problem.InvalidTransformException;
import org.calabaria.problem.Problem;
import org.calabaria.problem.ShownValue;
import org.jspecify.annotations.Nullable;

/**
 * Which parameter is seen through which transform, sorted by the parameters' names.
 *
 * <p>A plain mapping: whether the names exist, stay free and have bounds inside the transform's domain is known to the
 * variant that uses it. Equal to another with equal transforms under the same names, in whatever order they were given.
 *
 * @param byName copied, unmodifiable, and without nulls
 */
public record Transforms(Map<String, Transform> byName) {

    private static final Transforms NONE = new Transforms(Collections.emptySortedMap());

    /**
     * @throws InvalidTransformException for a null name or a null transform
     */
    public Transforms {
        Objects.requireNonNull(byName, "byName must not be null");
        TreeMap<String, Transform> copy = new TreeMap<>();
        List<Problem> problems = new ArrayList<>();
        byName.forEach((name, transform) -> put(copy, name, transform, problems));
        if (!problems.isEmpty()) {
            throw new InvalidTransformException("transforms", problems);
        }
        byName = Collections.unmodifiableSortedMap(copy);
    }

    private static void put(
            Map<String, Transform> copy, @Nullable String name, @Nullable Transform transform, List<Problem> problems) {
        if (name == null) {
            problems.add(Problem.of("", "a transform needs the name of a parameter, got null"));
        } else if (transform == null) {
            problems.add(Problem.of(name, "parameter '" + ShownValue.name(name) + "' needs a transform, got null"));
        } else {
            copy.put(name, transform);
        }
    }

    /** No transform at all: every parameter is its own coordinate. */
    public static Transforms none() {
        return NONE;
    }

    /** The transform of the named parameter, if it has one. */
    public Optional<Transform> of(String name) {
        Objects.requireNonNull(name, "name must not be null");
        return Optional.ofNullable(byName.get(name));
    }

    /** A copy with one transform more, or another in place of the one that the name had. */
    public Transforms with(String name, Transform transform) {
        Objects.requireNonNull(name, "name must not be null");
        Objects.requireNonNull(transform, "transform must not be null");
        TreeMap<String, Transform> longer = new TreeMap<>(byName);
        longer.put(name, transform);
        return new Transforms(longer);
    }
}
