package org.calabaria.table;

import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.IntToLongFunction;
import java.util.function.LongUnaryOperator;
import org.calabaria.problem.InvalidTableException;
import org.jspecify.annotations.Nullable;

/**
 * A column of whole numbers, stored in 8 to 64 bits each. Its kind is {@link ColumnKind#INTEGER}, or
 * {@link ColumnKind#UNSIGNED} if the bits represent 0 to 2^64 - 1, such as the bits of seeds. Methods return the bits
 * as a {@code long} for both kinds; text and order depend on the kind.
 */
public final class IntegerColumn extends Column {

    /** The result of {@link #firstOutside} if all numbers are inside. */
    static final int NONE_OUTSIDE = -1;

    private final ColumnKind kind;
    private final IntegerCells cells;

    private IntegerColumn(
            String name, ColumnKind kind, int size, boolean constant, IntegerCells cells, MarkedCells missing) {
        super(name, size, constant, missing);
        this.kind = kind;
        this.cells = cells;
    }

    static IntegerColumn dense(String name, ColumnKind kind, long[] owned, MarkedCells missing) {
        forget(owned, missing);
        IntegerCells cells = IntegerCells.owned(owned);
        return new IntegerColumn(ColumnName.checked(name), kind, owned.length, false, cells, missing);
    }

    static IntegerColumn filled(
            String name,
            ColumnKind kind,
            IntegerWidth width,
            int rows,
            Iterable<LongBuffer> parts,
            MarkedCells missing) {
        IntegerCells cells = IntegerCells.filled(name, width, rows, parts, missing);
        return new IntegerColumn(ColumnName.checked(name), kind, rows, false, cells, missing);
    }

    static IntegerColumn ofInts(String name, int[] values) {
        IntegerCells cells = IntegerCells.computed(IntegerWidth.INT32, values.length, row -> values[row]);
        return new IntegerColumn(
                ColumnName.checked(name), ColumnKind.INTEGER, values.length, false, cells, MarkedCells.NONE);
    }

    /** Creates a column with the smallest width that fits all values. The value of a missing cell must be 0. */
    static IntegerColumn narrowest(String name, int rows, IntToLongFunction values, MarkedCells missing) {
        IntegerCells cells = IntegerCells.narrowest(rows, values);
        return new IntegerColumn(ColumnName.checked(name), ColumnKind.INTEGER, rows, false, cells, missing);
    }

    static IntegerColumn constant(String name, ColumnKind kind, long value, int rows, MarkedCells missing) {
        long[] one = {value};
        forget(one, missing);
        IntegerCells cells = IntegerCells.owned(one);
        return new IntegerColumn(ColumnName.checked(name), kind, checkedRows(name, rows), true, cells, missing);
    }

    static long[] unboxed(List<? extends @Nullable Long> values) {
        long[] unboxed = new long[values.size()];
        int row = 0;
        for (Long value : values) {
            unboxed[row++] = Objects.requireNonNullElse(value, 0L);
        }
        return unboxed;
    }

    /** Clears the values of missing cells, so that columns with equal cells have equal stored values. */
    private static void forget(long[] cells, MarkedCells missing) {
        if (missing.count() > 0) {
            for (int i = 0; i < cells.length; i++) {
                cells[i] = missing.contains(i) ? 0 : cells[i];
            }
        }
    }

    @Override
    public ColumnKind kind() {
        return kind;
    }

    /** Whether the bits represent 0 to 2^64 - 1. */
    public boolean isUnsigned() {
        return kind == ColumnKind.UNSIGNED;
    }

    /** The value in this row; throws an exception if it is missing. */
    public long get(int row) {
        return cells.get(present(row));
    }

    /** The value in this row, or {@code other} if it is missing. */
    public long getOr(int row, long other) {
        int cell = cell(row);
        return missingAt(cell) ? other : cells.get(cell);
    }

    /** Returns a new array of the values; throws an exception if a value is missing. */
    public long[] toArray() {
        refuseMissing("use toArray(whereMissing) to replace them");
        return filled(0);
    }

    /** Returns a new array of the values, with {@code whereMissing} for each missing value. */
    public long[] toArray(long whereMissing) {
        return filled(whereMissing);
    }

    /**
     * Copies all rows to {@code destination}, starting at {@code offset}, with {@code whereMissing} for each missing
     * value.
     */
    public void copyTo(long[] destination, int offset, long whereMissing) {
        checkRoom(destination.length, offset);
        if (isConstant()) {
            Arrays.fill(destination, offset, offset + size(), missingAt(0) ? whereMissing : cells.get(0));
            return;
        }
        cells.copyTo(destination, offset);
        if (missing.count() > 0) {
            for (int i = 0; i < size(); i++) {
                destination[offset + i] = missing.contains(i) ? whereMissing : destination[offset + i];
            }
        }
    }

    /**
     * A column with the same numbers as doubles and the same missing cells.
     *
     * <p>Never rounds. A number that a double does not represent exactly, which is beyond 2^53, is refused; the message
     * shows its row.
     */
    public RealColumn toReal() {
        double[] reals = new double[cells.length()];
        for (int i = 0; i < Math.min(cells.length(), size()); i++) {
            reals[i] = exact(i);
        }
        return isConstant()
                ? RealColumn.constant(name(), reals[0], size(), missing)
                : RealColumn.dense(name(), reals, missing);
    }

    /**
     * Puts {@code rows} rows, starting at row {@code first}, into {@code destination}, with 0 for each missing value.
     */
    public void copyTo(int first, int rows, LongBuffer destination) {
        checkRows(first, rows);
        if (!isConstant()) {
            cells.copyTo(first, rows, destination);
            return;
        }
        for (int i = 0; i < rows; i++) {
            destination.put(cells.get(0));
        }
    }

    @Override
    public IntegerColumn renamed(String newName) {
        return new IntegerColumn(ColumnName.checked(newName), kind, size(), isConstant(), cells, missing);
    }

    @Override
    Object boxed(int cell) {
        return cells.get(cell);
    }

    @Override
    String shownCell(int cell) {
        return isUnsigned() ? Long.toUnsignedString(cells.get(cell)) : Long.toString(cells.get(cell));
    }

    @Override
    int hashOf(int cell) {
        return Long.hashCode(cells.get(cell));
    }

    @Override
    boolean sameStored(Column other) {
        return cells.equals(((IntegerColumn) other).cells);
    }

    @Override
    boolean sameCell(int cell, Column other, int otherCell) {
        return cells.get(cell) == ((IntegerColumn) other).cells.get(otherCell);
    }

    @Override
    int compareCells(int a, int b) {
        return isUnsigned()
                ? Long.compareUnsigned(cells.get(a), cells.get(b))
                : Long.compare(cells.get(a), cells.get(b));
    }

    @Override
    IntegerColumn resized(int rows) {
        return new IntegerColumn(name(), kind, rows, true, cells, missing);
    }

    @Override
    IntegerColumn picked(int[] rows) {
        return new IntegerColumn(name(), kind, rows.length, false, cells.pick(rows), missing.pick(rows));
    }

    @Override
    IntegerColumn joined(List<? extends Column> parts, int rows) {
        IntegerCells joined = IntegerCells.zeros(widest(parts), rows);
        int at = 0;
        for (Column part : parts) {
            ((IntegerColumn) part).putInto(joined, at);
            at += part.size();
        }
        return new IntegerColumn(name(), kind, rows, false, joined, MarkedCells.joined(parts));
    }

    private static IntegerWidth widest(List<? extends Column> parts) {
        IntegerWidth widest = IntegerWidth.INT8;
        for (Column part : parts) {
            IntegerWidth width = ((IntegerColumn) part).cells.width();
            widest = width.compareTo(widest) > 0 ? width : widest;
        }
        return widest;
    }

    private void putInto(IntegerCells joined, int at) {
        if (isConstant()) {
            joined.repeat(at, size(), cells.get(0));
        } else {
            joined.putAll(at, cells);
        }
    }

    /** The cells expanded to one per row. */
    IntegerCells everyCell() {
        return isConstant() ? IntegerCells.computed(cells.width(), size(), row -> cells.get(0)) : cells;
    }

    /** The stored number, or 0 if it is missing. */
    long at(int cell) {
        return cells.get(cell);
    }

    /** A column in which each stored number is replaced by {@code map}, which must map 0 to 0. */
    IntegerColumn mapped(IntegerWidth width, LongUnaryOperator map) {
        IntegerCells mapped = IntegerCells.computed(width, cells.length(), cell -> map.applyAsLong(cells.get(cell)));
        return new IntegerColumn(name(), kind, size(), isConstant(), mapped, missing);
    }

    void refuseUnsigned(String what) {
        if (isUnsigned()) {
            throw new InvalidTableException(
                    name(),
                    ColumnName.shown(name()) + " must be of kind integer to be read as " + what + ", got " + kind);
        }
    }

    /** The first row with a number outside a range that contains 0, or {@value #NONE_OUTSIDE}. */
    int firstOutside(long least, long most) {
        for (int cell = 0; cell < Math.min(cells.length(), size()); cell++) {
            if (!(least <= cells.get(cell) && cells.get(cell) <= most)) {
                return cell;
            }
        }
        return NONE_OUTSIDE;
    }

    private long[] filled(long whereMissing) {
        long[] copy = new long[size()];
        copyTo(copy, 0, whereMissing);
        return copy;
    }

    private double exact(int cell) {
        long value = cells.get(cell);
        if (isUnsigned() && value < 0) {
            // Beyond 2^63 a double is even, and half of it fits a long.
            double half = value >>> 1;
            if ((value & 1) == 0 && half < 0x1p63 && (long) half == value >>> 1) {
                return 2 * half;
            }
        } else if ((double) value < 0x1p63 && (long) (double) value == value) {
            return value;
        }
        throw new InvalidTableException(
                name(),
                ColumnName.shown(name()) + " holds " + shownCell(cell) + " in row " + cell
                        + ", which a double does not represent exactly");
    }
}
