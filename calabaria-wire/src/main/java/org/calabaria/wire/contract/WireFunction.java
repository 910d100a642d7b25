package org.calabaria.wire.contract;

import java.util.SortedMap;

/**
 * A bundle's own function, as a worker calls it: a task in, bytes out. The whole task travels, its stack, configuration and settings
 * too.
 */
@FunctionalInterface
public interface WireFunction {

    /**
     * Runs a task.
     *
     * @return Arrow IPC bytes by the names of the outputs, which are those that the task asks for
     */
    SortedMap<String, byte[]> run(SimTask task);
}
