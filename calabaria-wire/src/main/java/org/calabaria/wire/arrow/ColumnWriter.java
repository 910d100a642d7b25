package org.calabaria.wire.arrow;

import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.BitSet;
import org.calabaria.problem.ShownValue;
import org.calabaria.table.Column;
import org.calabaria.table.DateColumn;
import org.calabaria.table.FlagColumn;
import org.calabaria.table.IntegerColumn;
import org.calabaria.table.RealColumn;
import org.calabaria.table.TextColumn;
import org.calabaria.table.TimestampColumn;
import org.jspecify.annotations.Nullable;

/**
 * A writer of a column as buffers. All columns are measured first, so that memory for all can be allocated at once, and
 * then written.
 */
abstract sealed class ColumnWriter {

    private static final BitSet NOTHING = new BitSet(0);

    private final Column column;
    final BitSet missing;

    private ColumnWriter(Column column) {
        this.column = column;
        this.missing = column.hasMissing() ? column.missing() : NOTHING;
    }

    static ColumnWriter of(Column column) {
        if (column instanceof RealColumn real) {
            return new Reals(real);
        } else if (column instanceof IntegerColumn integer) {
            return new Integers(integer);
        } else if (column instanceof FlagColumn flag) {
            return new Flags(flag);
        } else if (column instanceof TextColumn text) {
            return new Texts(text);
        } else if (column instanceof DateColumn date) {
            return new Dates(date);
        }
        return new Timestamps((TimestampColumn) column);
    }

    /** The number of buffers, including the validity bitmap. */
    int bufferCount() {
        return 2;
    }

    /** Adds the sizes of the column's buffers for the rows of the batch. */
    final void measure(BatchShape shape) {
        shape.column(missingIn(shape));
        measureCells(shape);
    }

    /** Fills the buffers in the order in which they were measured. */
    final void write(BatchShape shape, BatchBody body) {
        body.putValidity(missing);
        writeCells(shape, body);
    }

    abstract void measureCells(BatchShape shape);

    abstract void writeCells(BatchShape shape, BatchBody body);

    final ArrowFormatException refusal(int row, String rule, Object value) {
        return ArrowFormatException.unwritable(
                "column '" + ShownValue.name(column.name()) + "' " + rule + ", got " + value + " in row " + row);
    }

    private int missingIn(BatchShape shape) {
        if (missing.isEmpty()) {
            return 0;
        }
        boolean whole = shape.rows == column.size();
        return whole
                ? column.missingCount()
                : missing.get(shape.firstRow, shape.firstRow + shape.rows).cardinality();
    }

    private static final class Reals extends ColumnWriter {

        private final RealColumn reals;

        Reals(RealColumn reals) {
            super(reals);
            this.reals = reals;
        }

        @Override
        void measureCells(BatchShape shape) {
            shape.buffer((long) shape.rows * Double.BYTES);
        }

        @Override
        void writeCells(BatchShape shape, BatchBody body) {
            reals.copyTo(shape.firstRow, shape.rows, body.nextBuffer().asDoubleBuffer());
        }
    }

    private static final class Integers extends ColumnWriter {

        private final IntegerColumn integers;

        Integers(IntegerColumn integers) {
            super(integers);
            this.integers = integers;
        }

        @Override
        void measureCells(BatchShape shape) {
            shape.buffer((long) shape.rows * Long.BYTES);
        }

        @Override
        void writeCells(BatchShape shape, BatchBody body) {
            integers.copyTo(shape.firstRow, shape.rows, body.nextBuffer().asLongBuffer());
        }
    }

    private static final class Flags extends ColumnWriter {

        private final boolean[] flags;

        Flags(FlagColumn column) {
            super(column);
            this.flags = column.toArray(false);
        }

        @Override
        void measureCells(BatchShape shape) {
            shape.buffer(BatchShape.bitmapLength(shape.rows));
        }

        @Override
        void writeCells(BatchShape shape, BatchBody body) {
            int at = body.next();
            byte[] bytes = body.bytes();
            for (int i = 0; i < shape.rows; i += Byte.SIZE) {
                bytes[at++] = packed(shape.firstRow + i, Math.min(Byte.SIZE, shape.rows - i));
            }
        }

        private byte packed(int from, int count) {
            int bits = 0;
            for (int i = 0; i < count; i++) {
                bits |= flags[from + i] ? 1 << i : 0;
            }
            return (byte) bits;
        }
    }

    private static final class Texts extends ColumnWriter {

        private final @Nullable String[] texts;

        Texts(TextColumn column) {
            super(column);
            this.texts = column.toArray();
        }

        @Override
        int bufferCount() {
            return 3;
        }

        @Override
        void measureCells(BatchShape shape) {
            long bytes = 0;
            for (int row = shape.firstRow; row < shape.firstRow + shape.rows; row++) {
                String text = texts[row];
                bytes += text == null ? 0 : length(row, text);
            }
            shape.buffer((shape.rows + 1L) * Integer.BYTES);
            shape.buffer(bytes);
        }

        @Override
        void writeCells(BatchShape shape, BatchBody body) {
            IntBuffer ends = body.nextBuffer().asIntBuffer();
            int start = body.next();
            int end = start;
            ends.put(0);
            for (int row = shape.firstRow; row < shape.firstRow + shape.rows; row++) {
                String text = texts[row];
                end = text == null ? end : Utf8.put(text, body.bytes(), end);
                ends.put(end - start);
            }
        }

        private long length(int row, String text) {
            long length = Utf8.length(text);
            if (length == Utf8.ILL_FORMED) {
                throw refusal(row, "must contain well-formed Unicode", ShownValue.of(text));
            }
            return length;
        }
    }

    private static final class Dates extends ColumnWriter {

        private final @Nullable LocalDate[] dates;

        Dates(DateColumn column) {
            super(column);
            this.dates = column.toArray();
        }

        @Override
        void measureCells(BatchShape shape) {
            shape.buffer((long) shape.rows * Integer.BYTES);
        }

        @Override
        void writeCells(BatchShape shape, BatchBody body) {
            IntBuffer days = body.nextBuffer().asIntBuffer();
            for (int row = shape.firstRow; row < shape.firstRow + shape.rows; row++) {
                LocalDate date = dates[row];
                days.put(date == null ? 0 : day(row, date));
            }
        }

        private int day(int row, LocalDate date) {
            long day = date.toEpochDay();
            if ((int) day != day) {
                throw refusal(
                        row, "must contain dates that are less than 2^31 days from 1970-01-01 to be written", date);
            }
            return (int) day;
        }
    }

    private static final class Timestamps extends ColumnWriter {

        private static final long MICROS = 1_000_000;

        private final @Nullable Instant[] instants;

        Timestamps(TimestampColumn column) {
            super(column);
            this.instants = column.toArray();
        }

        @Override
        void measureCells(BatchShape shape) {
            shape.buffer((long) shape.rows * Long.BYTES);
        }

        @Override
        void writeCells(BatchShape shape, BatchBody body) {
            LongBuffer micros = body.nextBuffer().asLongBuffer();
            for (int row = shape.firstRow; row < shape.firstRow + shape.rows; row++) {
                Instant instant = instants[row];
                micros.put(instant == null ? 0 : micros(row, instant));
            }
        }

        private long micros(int row, Instant instant) {
            if (instant.getNano() % 1000 != 0) {
                throw refusal(row, "must contain whole microseconds to be written", instant);
            }
            try {
                return exactMicros(instant);
            } catch (ArithmeticException e) {
                throw refusal(
                        row,
                        "must contain instants that are less than 2^63 microseconds from 1970 to be written",
                        instant);
            }
        }

        /**
         * Seconds before 1970 are negative and their microseconds positive. At the lower limit, one second is borrowed
         * to avoid an overflow.
         */
        private static long exactMicros(Instant instant) {
            long seconds = instant.getEpochSecond();
            long fraction = instant.getNano() / 1000;
            return seconds < 0
                    ? Math.addExact(Math.multiplyExact(seconds + 1, MICROS), fraction - MICROS)
                    : Math.addExact(Math.multiplyExact(seconds, MICROS), fraction);
        }
    }
}
