package org.calabaria.wire.arrow;

/**
 * The rows of a record batch and the layout of its body, as declared in its message: for every column the numbers of
 * rows and of missing values, for every buffer its offset and length.
 */
final class BatchShape {

    final int firstRow;
    final int rows;
    private final Framing framing;
    private final long[] missing;
    private final long[] offsets;
    private final long[] lengths;
    private int columns;
    private int buffers;
    private long bodyLength;

    BatchShape(int firstRow, int rows, Framing framing, int columns, int buffers) {
        this.firstRow = firstRow;
        this.rows = rows;
        this.framing = framing;
        this.missing = new long[columns];
        this.offsets = new long[buffers];
        this.lengths = new long[buffers];
    }

    /** Adds the next column, with its validity bitmap if it needs one. */
    void column(int missingRows) {
        missing[columns++] = missingRows;
        boolean bitmap = framing.bitmapsAlways() || missingRows > 0;
        buffer(bitmap ? bitmapLength(rows) : 0);
    }

    /** Adds the next buffer of this column. */
    void buffer(long length) {
        offsets[buffers] = bodyLength;
        lengths[buffers++] = length;
        extend(length);
    }

    void extend(long length) {
        bodyLength = framing.padded(bodyLength + length);
    }

    static int bitmapLength(int rows) {
        return (int) ((rows + 7L) >>> 3);
    }

    int columnCount() {
        return missing.length;
    }

    int bufferCount() {
        return lengths.length;
    }

    long missing(int column) {
        return missing[column];
    }

    long offset(int buffer) {
        return offsets[buffer];
    }

    long length(int buffer) {
        return lengths[buffer];
    }

    long bodyLength() {
        return bodyLength;
    }
}
