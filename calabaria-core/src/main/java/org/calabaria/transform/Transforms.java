package org.calabaria.transform;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The transforms of named parameters, sorted by name.
 *
 * @param byName unmodifiable
 */
public record Transforms(Map<String, Transform> byName) {

    private static final Transforms NONE = new Transforms(Map.of());

    public Transforms {
        TreeMap<String, Transform> copy = new TreeMap<>();
        byName.forEach((name, transform) -> copy.put(
                Objects.requireNonNull(name, "name must not be null"),
                Objects.requireNonNull(transform, "transform must not be null")));
        byName = Collections.unmodifiableMap(copy);
    }

    public static Transforms none() {
        return NONE;
    }

    /** A copy with one transform more, or another in its place. */
    public Transforms with(String name, Transform transform) {
        TreeMap<String, Transform> longer = new TreeMap<>(byName);
        longer.put(
                Objects.requireNonNull(name, "name must not be null"),
                Objects.requireNonNull(transform, "transform must not be null"));
        return new Transforms(longer);
    }
}
