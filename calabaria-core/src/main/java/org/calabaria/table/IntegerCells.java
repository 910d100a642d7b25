package org.calabaria.table;

import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.function.IntToLongFunction;
import org.calabaria.problem.InvalidTableException;
import org.jspecify.annotations.Nullable;

/**
 * The stored whole numbers of columns of integers, dates and timestamps, all with the same number of bits. They are
 * written only while the column is created. Equal numbers are equal even if their numbers of bits differ.
 */
abstract sealed class IntegerCells {

    private static final int LONGEST = Integer.MAX_VALUE - 8;

    /** Wraps the array without copying it. */
    static IntegerCells owned(long[] values) {
        return new Wide(values);
    }

    /** Creates cells with the smallest width that fits all numbers. */
    static IntegerCells narrowest(int length, IntToLongFunction values) {
        IntegerWidth width = IntegerWidth.INT8;
        for (int i = 0; i < length; i++) {
            IntegerWidth needed = IntegerWidth.of(values.applyAsLong(i));
            width = needed.compareTo(width) > 0 ? needed : width;
        }
        return computed(width, length, values);
    }

    /** @param values all of which fit this width */
    static IntegerCells computed(IntegerWidth width, int length, IntToLongFunction values) {
        IntegerCells cells = zeros(width, length);
        for (int i = 0; i < length; i++) {
            cells.put(i, values.applyAsLong(i));
        }
        return cells;
    }

    /** The numbers of all parts, with 0 for a missing number. A number that does not fit the width is refused. */
    static IntegerCells filled(
            String name, IntegerWidth width, int rows, Iterable<LongBuffer> parts, MarkedCells missing) {
        IntegerCells cells = zeros(width, rows);
        int filled = 0;
        for (LongBuffer part : parts) {
            int from = filled;
            filled = ColumnParts.checked(name, ColumnParts.VALUE, rows, filled, part);
            cells.fill(name, from, part, missing);
        }
        ColumnParts.checkFilled(name, ColumnParts.VALUE, rows, filled);
        return cells;
    }

    /** Cells of zeros, to be overwritten. */
    static IntegerCells zeros(IntegerWidth width, int length) {
        boolean fits = (long) length * width.bytes <= LONGEST;
        return width == IntegerWidth.INT64 || !fits
                ? new Wide(new long[length])
                : new Narrow(width, ByteBuffer.allocate(length * width.bytes));
    }

    abstract IntegerWidth width();

    abstract int length();

    abstract long get(int cell);

    abstract void put(int cell, long value);

    void putAll(int at, IntegerCells part) {
        for (int i = 0; i < part.length(); i++) {
            put(at + i, part.get(i));
        }
    }

    void repeat(int at, int count, long value) {
        for (int i = at; i < at + count; i++) {
            put(i, value);
        }
    }

    void fill(String name, int from, LongBuffer part, MarkedCells missing) {
        for (int i = 0; i < part.remaining(); i++) {
            long value = missing.contains(from + i) ? 0 : part.get(part.position() + i);
            if (!width().holds(value)) {
                throw new InvalidTableException(
                        name,
                        ColumnName.shown(name) + " must contain whole numbers of " + width().bits() + " bits, got "
                                + value + " in row " + (from + i));
            }
            put(from + i, value);
        }
    }

    void copyTo(long[] destination, int offset) {
        for (int i = 0; i < length(); i++) {
            destination[offset + i] = get(i);
        }
    }

    void copyTo(int first, int count, LongBuffer destination) {
        for (int i = first; i < first + count; i++) {
            destination.put(get(i));
        }
    }

    final IntegerCells pick(int[] cells) {
        return computed(width(), cells.length, i -> get(cells[i]));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (!(other instanceof IntegerCells cells) || length() != cells.length()) {
            return false;
        }
        for (int i = 0; i < length(); i++) {
            if (get(i) != cells.get(i)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public final int hashCode() {
        int hash = 1;
        for (int i = 0; i < length(); i++) {
            hash = 31 * hash + Long.hashCode(get(i));
        }
        return hash;
    }

    /** Cells of 64 bits, as models create them; copied in bulk. */
    private static final class Wide extends IntegerCells {

        private final long[] values;

        Wide(long[] values) {
            this.values = values;
        }

        @Override
        IntegerWidth width() {
            return IntegerWidth.INT64;
        }

        @Override
        int length() {
            return values.length;
        }

        @Override
        long get(int cell) {
            return values[cell];
        }

        @Override
        void put(int cell, long value) {
            values[cell] = value;
        }

        @Override
        void fill(String name, int from, LongBuffer part, MarkedCells missing) {
            part.get(part.position(), values, from, part.remaining());
            if (missing.count() > 0) {
                for (int i = from; i < from + part.remaining(); i++) {
                    values[i] = missing.contains(i) ? 0 : values[i];
                }
            }
        }

        @Override
        void putAll(int at, IntegerCells part) {
            part.copyTo(values, at);
        }

        @Override
        void copyTo(long[] destination, int offset) {
            System.arraycopy(values, 0, destination, offset, values.length);
        }

        @Override
        void copyTo(int first, int count, LongBuffer destination) {
            destination.put(values, first, count);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Wide wide ? Arrays.equals(values, wide.values) : super.equals(other);
        }
    }

    /** Cells of fewer than 64 bits. */
    private static final class Narrow extends IntegerCells {

        private final IntegerWidth width;
        private final ByteBuffer bytes;

        Narrow(IntegerWidth width, ByteBuffer bytes) {
            this.width = width;
            this.bytes = bytes;
        }

        @Override
        IntegerWidth width() {
            return width;
        }

        @Override
        int length() {
            return bytes.capacity() / width.bytes;
        }

        @Override
        long get(int cell) {
            return switch (width.bytes) {
                case Byte.BYTES -> bytes.get(cell);
                case Short.BYTES -> bytes.getShort(Short.BYTES * cell);
                default -> bytes.getInt(Integer.BYTES * cell);
            };
        }

        @Override
        void put(int cell, long value) {
            switch (width.bytes) {
                case Byte.BYTES -> bytes.put(cell, (byte) value);
                case Short.BYTES -> bytes.putShort(Short.BYTES * cell, (short) value);
                default -> bytes.putInt(Integer.BYTES * cell, (int) value);
            }
        }
    }
}
