package org.calabaria.store.export;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.BitSet;
import org.calabaria.problem.InvalidTableException;
import org.calabaria.problem.ShownValue;
import org.calabaria.table.Column;
import org.calabaria.table.ColumnKind;
import org.calabaria.table.DateColumn;
import org.calabaria.table.FlagColumn;
import org.calabaria.table.IntegerColumn;
import org.calabaria.table.RealColumn;
import org.calabaria.table.TextColumn;
import org.calabaria.table.TimestampColumn;

/**
 * The values of a column in one row group, in plain encoding: little-endian numbers, one bit for a flag, text behind its
 * length; the missing ones left out.
 */
final class ParquetColumn {

    static final int BOOLEAN = 0;
    static final int INT32 = 1;
    static final int INT64 = 2;
    static final int DOUBLE = 5;
    static final int BYTE_ARRAY = 6;

    private static final int NANOS_PER_MICRO = 1_000;

    private final String name;
    private final ColumnKind kind;
    private final BitSet missing = new BitSet();
    private ByteBuffer values = ByteBuffer.allocate(1 << 12).order(ByteOrder.LITTLE_ENDIAN);
    private int rows;
    private int present;
    private boolean ordered = true; // whether minimum and maximum say something of every value
    private long least = Long.MAX_VALUE;
    private long greatest = Long.MIN_VALUE;
    private double leastReal = Double.POSITIVE_INFINITY;
    private double greatestReal = Double.NEGATIVE_INFINITY;

    ParquetColumn(String name, ColumnKind kind) {
        this.name = name;
        this.kind = kind;
    }

    String name() {
        return name;
    }

    ColumnKind kind() {
        return kind;
    }

    int physicalType() {
        return switch (kind) {
            case REAL -> DOUBLE;
            case INTEGER, UNSIGNED, TIMESTAMP -> INT64;
            case FLAG -> BOOLEAN;
            case DATE -> INT32;
            case TEXT -> BYTE_ARRAY;
        };
    }

    int rows() {
        return rows;
    }

    int missing() {
        return rows - present;
    }

    /** Adds rows of a table's column. */
    void add(Column column, int first, int count) {
        if (!column.hasMissing() && column instanceof RealColumn reals) {
            addReals(reals, first, count);
        } else if (!column.hasMissing() && column instanceof IntegerColumn integers) {
            addIntegers(integers, first, count);
        } else {
            for (int row = first; row < first + count; row++) {
                addCell(column, row);
            }
        }
    }

    private void addReals(RealColumn column, int first, int count) {
        room((long) count * Double.BYTES);
        column.copyTo(first, count, values.asDoubleBuffer());
        for (int i = 0; i < count; i++) {
            see(values.getDouble(values.position() + i * Double.BYTES));
        }
        added(count, Double.BYTES);
    }

    private void addIntegers(IntegerColumn column, int first, int count) {
        room((long) count * Long.BYTES);
        column.copyTo(first, count, values.asLongBuffer());
        for (int i = 0; i < count; i++) {
            see(values.getLong(values.position() + i * Long.BYTES));
        }
        added(count, Long.BYTES);
    }

    private void added(int count, int bytes) {
        values.position(values.position() + count * bytes);
        rows += count;
        present += count;
    }

    private void addCell(Column column, int row) {
        if (column.isMissing(row)) {
            missing.set(rows);
            rows++;
            return;
        }
        room(Long.BYTES);
        if (column instanceof RealColumn reals) {
            see(reals.get(row));
            values.putDouble(reals.get(row));
        } else if (column instanceof IntegerColumn integers) {
            see(integers.get(row));
            values.putLong(integers.get(row));
        } else if (column instanceof FlagColumn flags) {
            addFlag(flags.get(row));
        } else if (column instanceof TextColumn texts) {
            byte[] utf8 = texts.get(row).getBytes(StandardCharsets.UTF_8);
            room(Integer.BYTES + (long) utf8.length);
            values.putInt(utf8.length).put(utf8);
        } else if (column instanceof DateColumn dates) {
            addDay(dates.get(row));
        } else if (column instanceof TimestampColumn timestamps) {
            long micros = micros(timestamps.get(row));
            see(micros);
            values.putLong(micros);
        }
        rows++;
        present++;
    }

    private void addFlag(boolean flag) {
        if (present % Byte.SIZE == 0) {
            values.put((byte) 0);
        }
        if (flag) {
            int at = values.position() - 1;
            values.put(at, (byte) (values.get(at) | 1 << present % Byte.SIZE));
        }
    }

    private void addDay(LocalDate date) {
        long day = date.toEpochDay();
        if (day != (int) day) {
            throw refused(date.toString(), "a date of Parquet counts days from 1970 in 32 bits");
        }
        see(day);
        values.putInt((int) day);
    }

    private long micros(Instant instant) {
        if (instant.getNano() % NANOS_PER_MICRO != 0) {
            throw refused(instant.toString(), "a timestamp of the file counts microseconds");
        }
        try {
            return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
        } catch (ArithmeticException tooFar) {
            throw refused(instant.toString(), "a timestamp of the file counts microseconds from 1970 in 64 bits");
        }
    }

    private InvalidTableException refused(String value, String rule) {
        return new InvalidTableException(
                name, rule + ", and column '" + ShownValue.name(name) + "' has " + value + "; round it first");
    }

    private void see(double value) {
        ordered &= value == value; // a NaN stands nowhere in the order, and readers skip chunks by it
        leastReal = Math.min(leastReal, value);
        greatestReal = Math.max(greatestReal, value);
    }

    private void see(long value) {
        least = Math.min(least, value);
        greatest = Math.max(greatest, value);
    }

    private void room(long bytes) {
        if (values.remaining() < bytes) {
            long wanted = Math.max(values.position() + bytes, 2L * values.capacity());
            if (values.position() + bytes > Integer.MAX_VALUE - 8) {
                throw new InvalidTableException(
                        name, "column '" + ShownValue.name(name) + "' has more than 2 GiB of text in one row group");
            }
            byte[] longer = Arrays.copyOf(values.array(), (int) Math.min(wanted, Integer.MAX_VALUE - 8));
            values = ByteBuffer.wrap(longer).order(ByteOrder.LITTLE_ENDIAN).position(values.position());
        }
    }

    /** The bytes of the values, of which the first {@link #length()} count. */
    byte[] values() {
        return values.array();
    }

    int length() {
        return values.position();
    }

    /** Which values are there, one bit a row, as runs of equal bits behind their length in bytes. */
    byte[] levels() {
        ByteBuffer runs = ByteBuffer.allocate(Integer.BYTES + 6 * (2 * missing.cardinality() + 2))
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(0);
        for (int row = 0; row < rows; ) {
            boolean absent = missing.get(row);
            int next = absent ? missing.nextClearBit(row) : missing.nextSetBit(row);
            int end = next < 0 ? rows : Math.min(next, rows);
            int header = end - row << 1;
            while ((header & ~0x7f) != 0) {
                runs.put((byte) (header & 0x7f | 0x80));
                header >>>= 7;
            }
            runs.put((byte) header).put((byte) (absent ? 0 : 1));
            row = end;
        }
        runs.putInt(0, runs.position() - Integer.BYTES);
        return Arrays.copyOf(runs.array(), runs.position());
    }

    /**
     * Whether minimum and maximum may be written: not of text and flags, where nobody needs them; not of an unsigned column,
     * which readers compare as a signed one; not where a value is NaN.
     */
    boolean hasBounds() {
        boolean kept = kind == ColumnKind.REAL
                ? ordered
                : kind == ColumnKind.INTEGER || kind == ColumnKind.DATE || kind == ColumnKind.TIMESTAMP;
        return kept && present > 0;
    }

    /** The least value; of zeros the negative one. */
    byte[] minimum() {
        return kind == ColumnKind.REAL ? bound(leastReal == 0 ? -0.0 : leastReal) : bound(least);
    }

    /** The greatest value; of zeros the positive one. */
    byte[] maximum() {
        return kind == ColumnKind.REAL ? bound(greatestReal == 0 ? 0.0 : greatestReal) : bound(greatest);
    }

    private static byte[] bound(double value) {
        return bound(Double.doubleToRawLongBits(value), Long.BYTES);
    }

    private byte[] bound(long value) {
        return bound(value, kind == ColumnKind.DATE ? Integer.BYTES : Long.BYTES);
    }

    private static byte[] bound(long bits, int bytes) {
        return Arrays.copyOf(
                ByteBuffer.allocate(Long.BYTES)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(bits)
                        .array(),
                bytes);
    }

    /** Makes room for the next row group. */
    void clear() {
        missing.clear();
        values.clear();
        rows = 0;
        present = 0;
        ordered = true;
        least = Long.MAX_VALUE;
        greatest = Long.MIN_VALUE;
        leastReal = Double.POSITIVE_INFINITY;
        greatestReal = Double.NEGATIVE_INFINITY;
    }
}
