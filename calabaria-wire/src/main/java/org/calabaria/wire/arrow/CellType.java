package org.calabaria.wire.arrow;

import org.calabaria.table.ColumnKind;
import org.calabaria.table.IntegerWidth;

/** A type of cells that is read: how wide a cell is in its buffer, and the kind of column that it becomes. */
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

    /** Bytes of a cell, or of an offset to it; 0 where a cell takes a bit or nothing. */
    final int width;

    final ColumnKind kind;

    CellType(int width, ColumnKind kind) {
        this.width = width;
        this.kind = kind;
    }

    /** The least length of the second buffer; one offset more than there are rows, unless there are none. */
    long leastLength(int rows) {
        return switch (this) {
            case NULL -> 0;
            case BOOL -> BatchShape.bitmapLength(rows);
            case UTF8, LARGE_UTF8 -> rows == 0 ? 0 : (rows + 1L) * width;
            default -> (long) rows * width;
        };
    }

    /** As many bits as a column needs for whole numbers of this type. */
    IntegerWidth kept() {
        return switch (this) {
            case INT8 -> IntegerWidth.INT8;
            case UINT8, INT16 -> IntegerWidth.INT16;
            case UINT16, INT32 -> IntegerWidth.INT32;
            default -> IntegerWidth.INT64;
        };
    }
}
