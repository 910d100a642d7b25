package org.calabaria.wire.arrow;

import java.nio.ByteBuffer;

/**
 * The rows of one column in one record batch. The lengths are checked; the cells are not read yet.
 *
 * @param stored the type of the content of {@code cells}
 * @param missing the number of rows without a value
 * @param validity the validity bitmap; empty if no row or every row is missing
 * @param texts the buffers to which {@code cells} refers, if it does
 */
record ColumnPart(FieldSpec field, CellType stored, int rows, int missing, Slice validity, Slice cells, Slice[] texts) {

    boolean isMissing(int row) {
        return missing > 0 && (validity.length() == 0 || !Validity.isSet(validity, row));
    }

    /**
     * The maximal number of bytes of the texts. Views may share bytes up to twice, and short texts are within their
     * views.
     */
    long textBytes() {
        return stored == CellType.UTF8_VIEW ? 3 * viewedBytes() : pointedAt();
    }

    /** The number of bytes of the views and of the buffers to which they refer. */
    long viewedBytes() {
        return cells.length() + pointedAt();
    }

    private long pointedAt() {
        long bytes = 0;
        for (Slice text : texts) {
            bytes += text.length();
        }
        return bytes;
    }

    void refuseIllFormed(int row, Slice text, int start, int end) {
        int from = text.from() + start;
        int to = text.from() + end;
        int illFormed = Utf8.firstIllFormed(text.bytes(), from, to);
        if (illFormed < to) {
            throw wrong(row, text.offset() + illFormed - text.from(), "must be UTF-8, but is not");
        }
    }

    ArrowFormatException wrong(int row, long at, String sentence) {
        return ArrowFormatException.at(at, BatchReader.shown(field) + " " + sentence + " in row " + row);
    }

    /** The cells, for a type of 8 bytes. */
    ByteBuffer longs() {
        return cells.longs(rows);
    }

    /** A signed or unsigned whole number of up to 32 bits, or the bits of a number of 64 bits. */
    long integer(int row) {
        return switch (stored) {
            case INT8 -> cells.getByte(row);
            case UINT8 -> cells.getByte(row) & 0xFF;
            case INT16 -> (short) cells.getUnsignedShort(2 * row);
            case UINT16 -> cells.getUnsignedShort(2 * row);
            case INT32, DATE32 -> cells.getInt(4 * row);
            case UINT32 -> cells.getInt(4 * row) & 0xFFFFFFFFL;
            default -> cells.getLong(8 * row);
        };
    }
}
