package org.calabaria.wire.contract;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an {@link ExecutionEnvironment} says of itself.
 *
 * @param healthy whether tasks can run there
 * @param details for eyes, by name, sorted; where it is not healthy, among them why
 */
public record EnvironmentHealth(boolean healthy, SortedMap<String, String> details) {

    public EnvironmentHealth {
        details = Collections.unmodifiableSortedMap(new TreeMap<>(details));
    }

    /** Of an environment in which tasks can run. */
    public static EnvironmentHealth healthy(Map<String, String> details) {
        return new EnvironmentHealth(true, new TreeMap<>(details));
    }

    /** Of an environment in which tasks cannot run. */
    public static EnvironmentHealth unhealthy(Map<String, String> details) {
        return new EnvironmentHealth(false, new TreeMap<>(details));
    }
}
