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
 * A column of whole numbers, kept in 8 to 64 bits each: of kind {@link ColumnKind#INTEGER}, or {@link ColumnKind#UNSIGNED} where the bits
 * mean 0 to 2^64 - 1, as those of seeds do. The bits are handed out as a {@code long} either way; printing and sorting
 * follow the kind.
 */
public final class IntegerColumn extends Column {

    /** What {@link #firstOutside} gives where all are inside. */
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

    /** In as few bits as the values allow; they are 0 where one is missing. */
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

    /** Nothing behind a missing cell: then equal cells are equal content. */
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

    /** Whether the bits mean 0 to 2^64 - 1. */
    public boolean isUnsigned() {
        return kind == ColumnKind.UNSIGNED;
    }

    /** The value in this row; a missing one is refused. */
    public long get(int row) {
        return cells.get(present(row));
    }

    /** The value in this row, or {@code other} where it is missing. */
    public long getOr(int row, long other) {
        int cell = cell(row);
        return missingAt(cell) ? other : cells.get(cell);
    }

    /** The values as an array of the caller's own; refused if one is missing. */
    public long[] toArray() {
        refuseMissing("use toArray(whereMissing) to put a value in their place");
        return filled(0);
    }

    /** The values as an array of the caller's own, {@code whereMissing} standing for each missing one. */
    public long[] toArray(long whereMissing) {
        return filled(whereMissing);
    }

    /** Writes every row into {@code destination} from {@code offset} on, {@code whereMissing} for each missing one. */
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
     * The same numbers as doubles, missing where they are missing here.
     *
     * <p>Never rounds: a number that a double does not hold exactly, which is beyond 2^53, is refused with its row.
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

    /** Puts {@code rows} rows from row {@code first} on into {@code destination}, 0 for each missing one. */
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

    /** As many as there are rows. */
    IntegerCells everyCell() {
        return isConstant() ? IntegerCells.computed(cells.width(), size(), row -> cells.get(0)) : cells;
    }

    /** What is stored, 0 where it is missing. */
    long at(int cell) {
        return cells.get(cell);
    }

    /** Another number for each that is stored; 0 must stay 0. */
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

    /** The first row that holds a number out of a range that has 0 in it, or {@value #NONE_OUTSIDE}. */
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
                        + ", which a double does not hold exactly");
    }
}
