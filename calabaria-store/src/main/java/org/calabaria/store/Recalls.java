package org.calabaria.store;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * How many runs were recalled, and what had made them.
 *
 * @param total all of them
 * @param byOrigin their numbers by the versions of Calabaria and Java that had made them, such as {@code 0.1.0 on Java 17.0.15};
 *     {@code a compacted store} where that is not known; sorted
 */
public record Recalls(long total, SortedMap<String, Long> byOrigin) {

    static final String UNKNOWN = "a compacted store";

    public Recalls {
        byOrigin = Collections.unmodifiableSortedMap(new TreeMap<>(byOrigin));
    }

    /** {@code 9812 recalled, 300 of them from 0.1.0 on Java 17.0.15}; from one origin alone, its name without a number. */
    @Override
    public String toString() {
        StringJoiner origins = new StringJoiner(", ", byOrigin.isEmpty() ? "" : ", ", "");
        for (Map.Entry<String, Long> origin : byOrigin.entrySet()) {
            origins.add((byOrigin.size() == 1 ? "all" : origin.getValue()) + " of them from " + origin.getKey());
        }
        return total + " recalled" + origins;
    }
}
