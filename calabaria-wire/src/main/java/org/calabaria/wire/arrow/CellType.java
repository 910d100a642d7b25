package org.calabaria.wire.arrow;

import org.calabaria.table.ColumnKind;
import org.calabaria.table.IntegerWidth;

/** A supported type of cells, with the width of a cell in its buffer and the kind of the resulting column. */
enum CellType {
    NULL(0, ColumnKind.REAL),
    BOOL(0, ColumnKind.FLAG),
    INT8(1, ColumnKind.INTEGER),
    INT16(2, ColumnKind.INTEGER),
    INT32(4, ColumnKind.INTEGER),
    INT64(8, ColumnKind.INTEGER),
    UINT8(1, ColumnKind.INTEGER),
    UINT16(2, ColumnKind.INTEGER),
    UINT32(4, ColumnKind.INTEGER),
    UINT64(8, ColumnKind.UNSIGNED),
    FLOAT32(4, ColumnKind.REAL),
    FLOAT64(8, ColumnKind.REAL),
    UTF8(4, ColumnKind.TEXT),
    LARGE_UTF8(8, ColumnKind.TEXT),
    UTF8_VIEW(16, ColumnKind.TEXT),
    DATE32(4, ColumnKind.DATE),
    DATE64(8, ColumnKind.DATE),
    TIMESTAMP_S(8, ColumnKind.TIMESTAMP),
    TIMESTAMP_MS(8, ColumnKind.TIMESTAMP),
    TIMESTAMP_US(8, ColumnKind.TIMESTAMP),
    TIMESTAMP_US_UTC(8, ColumnKind.TIMESTAMP),
    TIMESTAMP_NS(8, ColumnKind.TIMESTAMP);

    /** The number of bytes of a cell, or of an offset to it; 0 if a cell takes a bit or nothing. */
    final int width;

    final ColumnKind kind;

    CellType(int width, ColumnKind kind) {
        this.width = width;
        this.kind = kind;
    }

    /** The minimal length of the second buffer. Offsets are one more than the rows, unless there are no rows. */
    long leastLength(int rows) {
        return switch (this) {
            case NULL -> 0;
            case BOOL -> BatchShape.bitmapLength(rows);
            case UTF8, LARGE_UTF8 -> rows == 0 ? 0 : (rows + 1L) * width;
            default -> (long) rows * width;
        };
    }

    /** The width that a column needs for whole numbers of this type. */
    IntegerWidth kept() {
        return switch (this) {
            case INT8 -> IntegerWidth.INT8;
            case UINT8, INT16 -> IntegerWidth.INT16;
            case UINT16, INT32 -> IntegerWidth.INT32;
            default -> IntegerWidth.INT64;
        };
    }
}
