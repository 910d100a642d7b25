package org.calabaria.wire.registry;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.calabaria.model.OutputInfo;
import org.calabaria.table.Column;
import org.calabaria.table.ColumnKind;
import org.calabaria.table.Table;
import org.calabaria.wire.arrow.ArrowDocument;

/**
 * The table of an output as an Arrow document that says what it means: {@code calabaria.doc} and {@code calabaria.units}, as
 * {@link org.calabaria.model.ModelOutput} declares them.
 *
 * <p>Both stand in the metadata of the schema. They stand in that of a column too where it is clear which one they
 * are about: the column with the name of the output, or else the only column of reals. What is empty is left out. Neither enters the
 * identity of a run.
 */
public final class OutputDocument {

    static final String DOC = "calabaria.doc";
    static final String UNITS = "calabaria.units";

    private OutputDocument() {}

    /**
     * The table with what the output says of it.
     *
     * @param metadata of the schema besides, such as identities
     */
    public static ArrowDocument of(OutputInfo output, Table table, Map<String, String> metadata) {
        Map<String, String> meaning = meaning(Objects.requireNonNull(output, "output must not be null"));
        Map<String, String> all = new LinkedHashMap<>(Objects.requireNonNull(metadata, "metadata must not be null"));
        all.putAll(meaning);
        ArrowDocument document = ArrowDocument.of(table, all);
        return meaning.isEmpty()
                ? document
                : meant(output.name(), table)
                        .map(column -> document.withColumnMetadata(column, meaning))
                        .orElse(document);
    }

    private static Map<String, String> meaning(OutputInfo output) {
        Map<String, String> meaning = new LinkedHashMap<>();
        if (!output.doc().isEmpty()) {
            meaning.put(DOC, output.doc());
        }
        if (!output.units().isEmpty()) {
            meaning.put(UNITS, output.units());
        }
        return meaning;
    }

    private static Optional<String> meant(String output, Table table) {
        if (table.contains(output)) {
            return Optional.of(output);
        }
        List<String> reals = table.columns().stream()
                .filter(column -> column.kind() == ColumnKind.REAL)
                .map(Column::name)
                .toList();
        return reals.size() == 1 ? Optional.of(reals.get(0)) : Optional.empty();
    }
}
