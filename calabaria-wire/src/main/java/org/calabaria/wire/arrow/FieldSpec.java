package org.calabaria.wire.arrow;

import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * The declaration of a column in a schema.
 *
 * @param type of the cells, or of the dictionary's cells if the cells are indices
 * @param index the type of the indices if the cells are indices into a dictionary, otherwise {@code null}
 * @param dictionary the id of the dictionary, if there is one
 * @param offset of the declaration in the document
 */
record FieldSpec(
        String name,
        CellType type,
        @Nullable CellType index,
        long dictionary,
        SortedMap<String, String> metadata,
        long offset) {

    /**
     * Whether a column that was read with this declaration is written with the same type, so that metadata about the
     * type remains valid.
     */
    boolean isWrittenAsRead() {
        return index == null
                && switch (type) {
                    case BOOL, INT64, UINT64, FLOAT64, UTF8, DATE32, TIMESTAMP_US_UTC -> true;
                    default -> false;
                };
    }

    /** The type of the content of the column's own buffers. */
    CellType stored() {
        return index == null ? type : index;
    }
}
