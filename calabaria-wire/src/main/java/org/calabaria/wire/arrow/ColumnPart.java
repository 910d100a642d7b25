package org.calabaria.wire.arrow;

import java.nio.ByteBuffer;

/**
 * The rows of one record batch of one column, checked as far as lengths go, not yet read.
 *
 * @param stored the type of what is in {@code cells}
 * @param missing how many rows have no value
 * @param validity empty unless some but not all needed to be told apart
 * @param texts what {@code cells} points into, where it does
 */
record ColumnPart(FieldSpec field, CellType stored, int rows, int missing, Slice validity, Slice cells, Slice[] texts) {

    boolean isMissing(int row) {
        return missing > 0 && (validity.length() == 0 || !Validity.isSet(validity, row));
    }

    /** As many bytes as the texts can take. Views may share theirs twice over, and some are texts themselves. */
    long textBytes() {
        return stored == CellType.UTF8_VIEW ? 3 * viewedBytes() : pointedAt();
    }

    /** The bytes of views and those that they point into. */
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
            throw wrong(row, text.offset() + illFormed - text.from(), "must hold UTF-8, which it does not");
        }
    }

    ArrowFormatException wrong(int row, long at, String sentence) {
        return ArrowFormatException.at(at, BatchReader.shown(field) + " " + sentence + " in row " + row);
    }

    /** The cells of a type that takes 8 bytes. */
    ByteBuffer longs() {
        return cells.longs(rows);
    }

    /** An unsigned or signed whole number, up to 32 bits of them; of 64, the bits. */
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
