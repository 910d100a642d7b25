package org.calabaria.wire.json;

/**
 * A position in a document.
 *
 * @param line counted from 1; a line ends with LF, CR or CR LF
 * @param column counted from 1, in Unicode code points
 */
public record Position(int line, int column) {

    public Position {
        if (!(line >= 1 && column >= 1)) {
            throw new IllegalArgumentException("line and column are counted from 1, got " + line + " and " + column);
        }
    }

    /** {@code line 3, column 7}. */
    @Override
    public String toString() {
        return "line " + line + ", column " + column;
    }
}
