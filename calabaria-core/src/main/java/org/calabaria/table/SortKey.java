package org.calabaria.table;

import java.util.Objects;

/**
 * A column to sort by, and the direction.
 *
 * @param isDescending largest first; NaN and missing values stay last all the same
 */
public record SortKey(String name, boolean isDescending) {

    public SortKey {
        Objects.requireNonNull(name, "name must not be null");
    }

    /** Smallest first. */
    public static SortKey ascending(String name) {
        return new SortKey(name, false);
    }

    /** Largest first. */
    public static SortKey descending(String name) {
        return new SortKey(name, true);
    }
}
