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
 * A table with its metadata: texts by key, for the whole table and for single columns.
 *
 * <p>Keys are sorted by {@link String#compareTo}, independent of the order of the given map, so that equal content has
 * equal bytes.
 *
 * @param metadata about the whole table, such as an identity; may be empty
 * @param columnMetadata about columns of the table, by their names, such as units; columns without metadata are left
 *     out
 */
public record ArrowDocument(
        Table table, SortedMap<String, String> metadata, SortedMap<String, SortedMap<String, String>> columnMetadata) {

    public ArrowDocument {
        Objects.requireNonNull(table, "table must not be null");
        metadata = sorted(Objects.requireNonNull(metadata, "metadata must not be null"));
        columnMetadata =
                sortedByColumn(table, Objects.requireNonNull(columnMetadata, "columnMetadata must not be null"));
    }

    /** A table without metadata. */
    public static ArrowDocument of(Table table) {
        return new ArrowDocument(table, NONE, Collections.emptySortedMap());
    }

    /** A table with metadata about the whole table. */
    public static ArrowDocument of(Table table, Map<String, String> metadata) {
        return of(table).withMetadata(metadata);
    }

    private static final SortedMap<String, String> NONE = Collections.emptySortedMap();

    /** A copy with this metadata about the whole table, which replaces the previous metadata. */
    public ArrowDocument withMetadata(Map<String, String> newMetadata) {
        Objects.requireNonNull(newMetadata, "metadata must not be null");
        return new ArrowDocument(table, sorted(newMetadata), columnMetadata);
    }

    /** A copy with this metadata about one column, which replaces the column's previous metadata. */
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
                    "the metadata must not contain null, but does at '" + ShownValue.name(what) + "'");
        }
        if (Utf8.length(text) < 0) {
            throw ArrowFormatException.unwritable(
                    "the metadata must be well-formed Unicode, got " + ShownValue.of(text));
        }
        return text;
    }
}
