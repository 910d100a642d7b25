package org.calabaria.model;

import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.calabaria.problem.InvalidOutputException;
import org.calabaria.problem.InvalidTableException;
import org.calabaria.problem.NearestName;
import org.calabaria.table.Table;

/**
 * The result of one run: its output tables by name, and the seed.
 *
 * @param seed unsigned
 * @param tables sorted by name, each with a constant column {@code seed}; unmodifiable
 */
public record SimOutput(long seed, SortedMap<String, Table> tables) {

    public SimOutput {
        Objects.requireNonNull(tables, "tables must not be null");
        tables = OutputTables.copyOf(tables);
    }

    /**
     * The table of an output.
     *
     * @throws InvalidTableException if there is no such output; the message shows the nearest name
     */
    public Table table(String output) {
        Table table = tables.get(Objects.requireNonNull(output, "output must not be null"));
        if (table == null) {
            throw new InvalidOutputException(
                    output, NearestName.unknown("output(s)", List.of(output), tables.keySet()));
        }
        return table;
    }

    /** {@code SimOutput[seed=42, prevalence: 365 x 3, summary: 1 x 5]}. */
    @Override
    public String toString() {
        return tables.entrySet().stream()
                .map(entry -> ", " + entry.getKey() + ": " + entry.getValue().rowCount() + " x "
                        + entry.getValue().columnCount())
                .collect(Collectors.joining("", "SimOutput[seed=" + Long.toUnsignedString(seed), "]"));
    }
}
