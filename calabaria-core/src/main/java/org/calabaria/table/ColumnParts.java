package org.calabaria.table;

import java.nio.Buffer;
import java.util.Objects;
import org.calabaria.problem.InvalidTableException;

/**
 * The rule for the parts that fill a column: their total length is the number of its rows, or the number of bytes of
 * its texts.
 */
final class ColumnParts {

    static final String VALUE = "value";
    static final String BYTE = "byte";

    private ColumnParts() {}

    /** The total length after a part; refused if it is more than {@code all}. */
    static int checked(String name, String unit, int all, int filled, Buffer part) {
        Objects.requireNonNull(part, "part must not be null");
        int length = part.remaining();
        if (!(length <= all - filled)) {
            throw refusal(name, unit, all, (long) filled + length + " or more");
        }
        return filled + length;
    }

    static void checkFilled(String name, String unit, int all, int filled) {
        if (filled != all) {
            throw refusal(name, unit, all, String.valueOf(filled));
        }
    }

    private static InvalidTableException refusal(String name, String unit, int all, String got) {
        return new InvalidTableException(
                name,
                ColumnName.shown(name) + " must be filled with " + TablePreview.count(all, unit) + ", got " + got);
    }
}
