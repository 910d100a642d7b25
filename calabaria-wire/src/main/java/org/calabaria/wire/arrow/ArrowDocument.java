package org.calabaria.wire.arrow;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.calabaria.problem.NearestName;
import org.calabaria.problem.ShownValue;
import org.calabaria.table.Table;

/**
 * A table and what is said about it: texts by key, for the whole and for single columns.
 *
 * <p>Keys are kept and written in the order of {@link String#compareTo}, whatever the order of the map they come in, so
 * that the same content has the same bytes.
 *
 * @param metadata about the whole, such as an identity; possibly empty
 * @param columnMetadata about columns of the table, by their names, such as units; a column without any is left out
 */
public record ArrowDocument(
        Table table, SortedMap<String, String> metadata, SortedMap<String, SortedMap<String, String>> columnMetadata) {

    public ArrowDocument {
        Objects.requireNonNull(table, "table must not be null");
        metadata = sorted(Objects.requireNonNull(metadata, "metadata must not be null"));
        columnMetadata =
                sortedByColumn(table, Objects.requireNonNull(columnMetadata, "columnMetadata must not be null"));
    }

    /** A table of which nothing more is said. */
    public static ArrowDocument of(Table table) {
        return new ArrowDocument(table, NONE, Collections.emptySortedMap());
    }

    /** A table and what is said about the whole of it. */
    public static ArrowDocument of(Table table, Map<String, String> metadata) {
        return of(table).withMetadata(metadata);
    }

    private static final SortedMap<String, String> NONE = Collections.emptySortedMap();

    /** The same with this said about the whole. */
    public ArrowDocument withMetadata(Map<String, String> newMetadata) {
        Objects.requireNonNull(newMetadata, "metadata must not be null");
        return new ArrowDocument(table, sorted(newMetadata), columnMetadata);
    }

    /** The same with this said about one column. */
    public ArrowDocument withColumnMetadata(String column, Map<String, String> newMetadata) {
        Objects.requireNonNull(newMetadata, "metadata must not be null");
        SortedMap<String, SortedMap<String, String>> all = new TreeMap<>(columnMetadata);
        all.put(column, sorted(newMetadata));
        return new ArrowDocument(table, metadata, all);
    }

    SortedMap<String, String> of(String column) {
        return columnMetadata.getOrDefault(column, NONE);
    }

    private static SortedMap<String, SortedMap<String, String>> sortedByColumn(
            Table table, Map<String, ? extends Map<String, String>> given) {
        if (given.isEmpty()) {
            return Collections.emptySortedMap();
        }
        SortedMap<String, SortedMap<String, String>> sorted = new TreeMap<>();
        given.forEach((column, metadata) -> {
            if (!table.contains(column)) {
                throw ArrowFormatException.unwritable("there is metadata for a column '" + ShownValue.name(column)
                        + "', which the table does not have"
                        + NearestName.remedy(List.of(column), table.columnNames()));
            }
            if (!metadata.isEmpty()) {
                sorted.put(column, sorted(metadata));
            }
        });
        return Collections.unmodifiableSortedMap(sorted);
    }

    private static SortedMap<String, String> sorted(Map<String, String> given) {
        if (given.isEmpty()) {
            return NONE;
        }
        SortedMap<String, String> sorted = new TreeMap<>();
        given.forEach((key, value) -> sorted.put(checked("a key of the metadata", key), checked(key, value)));
        return Collections.unmodifiableSortedMap(sorted);
    }

    @SuppressWarnings("NullAway") // what a map holds is not known to be non-null until it was looked at
    private static String checked(String what, String text) {
        if (text == null) {
            throw ArrowFormatException.unwritable(
                    "the metadata must not hold null, which it does at '" + ShownValue.name(what) + "'");
        }
        if (Utf8.length(text) < 0) {
            throw ArrowFormatException.unwritable(
                    "the metadata must be well-formed Unicode, got " + ShownValue.of(text));
        }
        return text;
    }
}
