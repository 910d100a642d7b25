package org.calabaria.wire.arrow;

import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A column as a schema declares it.
 *
 * @param type of the cells; of the dictionary's, where the cells are indices
 * @param index of the cells where they are indices into a dictionary, otherwise {@code null}
 * @param dictionary which one, where they are
 * @param offset of the declaration in the document
 */
record FieldSpec(
        String name,
        CellType type,
        @Nullable CellType index,
        long dictionary,
        SortedMap<String, String> metadata,
        long offset) {

    /** Whether a column that was read from this is written with the same type, so that what is said of the type stays true. */
    boolean isWrittenAsRead() {
        return index == null
                && switch (type) {
                    case BOOL, INT64, UINT64, FLOAT64, UTF8, DATE32, TIMESTAMP_US_UTC -> true;
                    default -> false;
                };
    }

    /** The type of what stands in the column's own buffers. */
    CellType stored() {
        return index == null ? type : index;
    }
}
