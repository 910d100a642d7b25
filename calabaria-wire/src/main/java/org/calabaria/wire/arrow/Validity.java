package org.calabaria.wire.arrow;

/** Validity bitmaps: one bit for every row, the least significant bit first, set if there is a value. */
final class Validity {

    private Validity() {}

    /** The number of clear bits among the first {@code rows}. */
    static int missingIn(Slice bitmap, int rows) {
        int present = 0;
        for (int row = 0; row < rows; row += Long.SIZE) {
            present += Long.bitCount(word(bitmap, row, rows));
        }
        return rows - present;
    }

    /** The bits of 64 rows from {@code row} on, a multiple of 8; bits after the last row are clear. */
    static long word(Slice bitmap, int row, int rows) {
        int at = row >>> 3;
        long word = 0;
        if (at + Long.BYTES <= bitmap.length()) {
            word = bitmap.getLong(at);
        } else {
            for (int i = 0; at + i < bitmap.length(); i++) {
                word |= (bitmap.getByte(at + i) & 0xFFL) << (i << 3);
            }
        }
        int left = rows - row;
        return left >= Long.SIZE ? word : word & (1L << left) - 1;
    }

    static boolean isSet(Slice bitmap, int row) {
        return (bitmap.getByte(row >>> 3) >>> (row & 7) & 1) != 0;
    }

    /** Marks the rows whose bit is clear; the first row of the bitmap is {@code firstRow}. */
    static void markClear(Slice bitmap, int rows, long[] marked, int firstRow) {
        for (int row = 0; row < rows; row += Long.SIZE) {
            int left = rows - row;
            long all = left >= Long.SIZE ? -1 : (1L << left) - 1;
            or(marked, firstRow + row, ~word(bitmap, row, rows) & all);
        }
    }

    /** Marks the rows whose bit is set; the first row of the bitmap is {@code firstRow}. */
    static void markSet(Slice bitmap, int rows, long[] marked, int firstRow) {
        for (int row = 0; row < rows; row += Long.SIZE) {
            or(marked, firstRow + row, word(bitmap, row, rows));
        }
    }

    /** Marks all rows. */
    static void markAll(int rows, long[] marked, int firstRow) {
        for (int row = 0; row < rows; row += Long.SIZE) {
            int left = rows - row;
            or(marked, firstRow + row, left >= Long.SIZE ? -1 : (1L << left) - 1);
        }
    }

    private static void or(long[] words, int bit, long bits) {
        int word = bit >>> 6;
        words[word] |= bits << bit;
        if ((bit & 63) != 0 && word + 1 < words.length) {
            words[word + 1] |= bits >>> -bit;
        }
    }
}
