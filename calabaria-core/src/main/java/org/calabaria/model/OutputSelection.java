package org.calabaria.model;

import java.util.Collection;
import org.calabaria.table.Table;
import org.jspecify.annotations.Nullable;

/** The outputs that a run extracts: some outputs of a model, sorted by name, each once. */
final class OutputSelection {

    private final BoundOutput[] outputs;
    private final String[] names;

    /**
     * @param sorted by name
     */
    OutputSelection(Collection<BoundOutput> sorted) {
        this.outputs = sorted.toArray(BoundOutput[]::new);
        this.names = sorted.stream().map(output -> output.info().name()).toArray(String[]::new);
    }

    /** The tables of a raw result. */
    SimOutput extract(Object model, @Nullable Object raw, long seed) {
        Table[] tables = new Table[outputs.length];
        for (int i = 0; i < tables.length; i++) {
            tables[i] = outputs[i].extract(model, raw, seed);
        }
        return new SimOutput(seed, new OutputTables(names, tables));
    }
}
