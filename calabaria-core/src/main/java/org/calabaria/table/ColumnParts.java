package org.calabaria.table;

import org.calabaria.problem.InvalidTableException;

/** The rule for parts that fill a column: together exactly as many values as it has rows. */
final class ColumnParts {

    private ColumnParts() {}

    /** How many values are there after a part of {@code length}, refused when that is more than {@code rows}. */
    static int checked(String name, int rows, int filled, int length) {
        if (!(length <= rows - filled)) {
            throw refusal(name, rows, (long) filled + length + " or more");
        }
        return filled + length;
    }

    static void checkFilled(String name, int rows, int filled) {
        if (filled != rows) {
            throw refusal(name, rows, String.valueOf(filled));
        }
    }

    private static InvalidTableException refusal(String name, int rows, String got) {
        return new InvalidTableException(
                name,
                ColumnName.shown(name) + " must be filled with " + TablePreview.count(rows, "value") + ", got " + got);
    }
}
