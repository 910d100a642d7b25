package org.calabaria.table;

import java.util.Objects;

/**
 * A column to sort by, and the direction.
 *
 * @param isDescending whether the largest value comes first; NaN and missing values are last in both directions
 */
public record SortKey(String name, boolean isDescending) {

    public SortKey {
        Objects.requireNonNull(name, "name must not be null");
    }

    /** Sorts the smallest value first. */
    public static SortKey ascending(String name) {
        return new SortKey(name, false);
    }

    /** Sorts the largest value first. */
    public static SortKey descending(String name) {
        return new SortKey(name, true);
    }
}
