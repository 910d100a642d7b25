package org.calabaria.table;

import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.calabaria.problem.InvalidTableException;
import org.jspecify.annotations.Nullable;

/**
 * A column of whole numbers of 64 bits: of kind {@link ColumnKind#INTEGER}, or {@link ColumnKind#UNSIGNED} where the bits
 * mean 0 to 2^64 - 1, as those of seeds do. The bits are handed out as a {@code long} either way; printing and sorting
 * follow the kind.
 */
public final class IntegerColumn extends Column {

    private final ColumnKind kind;
    private final long[] cells;
    private final MissingCells missing;

    private IntegerColumn(
            String name, ColumnKind kind, int size, boolean constant, long[] cells, MissingCells missing) {
        super(name, size, constant);
        this.kind = kind;
        this.cells = cells;
        this.missing = missing;
    }

    static IntegerColumn dense(String name, ColumnKind kind, long[] owned, MissingCells missing) {
        forget(owned, missing);
        return new IntegerColumn(ColumnName.checked(name), kind, owned.length, false, owned, missing);
    }

    /** Filled part after part; each is settled while it is still in the cache. */
    static IntegerColumn filled(
            String name, ColumnKind kind, int rows, Iterable<LongBuffer> parts, MissingCells missing) {
        long[] cells = new long[rows];
        int filled = 0;
        for (LongBuffer part : parts) {
            filled = ColumnParts.checked(name, rows, filled, part.remaining());
            fill(cells, filled - part.remaining(), part);
        }
        ColumnParts.checkFilled(name, rows, filled);
        forget(cells, missing);
        return new IntegerColumn(ColumnName.checked(name), kind, rows, false, cells, missing);
    }

    static IntegerColumn constant(String name, ColumnKind kind, long value, int rows, MissingCells missing) {
        long[] one = {value};
        forget(one, missing);
        return new IntegerColumn(ColumnName.checked(name), kind, checkedRows(name, rows), true, one, missing);
    }

    static long[] unboxed(List<? extends @Nullable Long> values) {
        long[] unboxed = new long[values.size()];
        int row = 0;
        for (Long value : values) {
            unboxed[row++] = Objects.requireNonNullElse(value, 0L);
        }
        return unboxed;
    }

    static long[] widened(int[] values) {
        long[] widened = new long[values.length];
        for (int i = 0; i < values.length; i++) {
            widened[i] = values[i];
        }
        return widened;
    }

    /** Nothing behind a missing cell: then equal cells are equal content. */
    private static void forget(long[] cells, MissingCells missing) {
        if (missing.count() > 0) {
            for (int i = 0; i < cells.length; i++) {
                cells[i] = missing.contains(i) ? 0 : cells[i];
            }
        }
    }

    private static void fill(long[] cells, int offset, LongBuffer part) {
        part.get(part.position(), cells, offset, part.remaining());
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
        return cells[present(row)];
    }

    /** The value in this row, or {@code other} where it is missing. */
    public long getOr(int row, long other) {
        int cell = cell(row);
        return missingAt(cell) ? other : cells[cell];
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
            Arrays.fill(destination, offset, offset + size(), missingAt(0) ? whereMissing : cells[0]);
            return;
        }
        System.arraycopy(cells, 0, destination, offset, cells.length);
        if (missing.count() > 0) {
            for (int i = 0; i < cells.length; i++) {
                destination[offset + i] = missing.contains(i) ? whereMissing : cells[i];
            }
        }
    }

    /**
     * The same numbers as doubles, missing where they are missing here.
     *
     * <p>Never rounds: a number that a double does not hold exactly, which is beyond 2^53, is refused with its row.
     */
    public RealColumn toReal() {
        double[] reals = new double[cells.length];
        for (int i = 0; i < Math.min(cells.length, size()); i++) {
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
            destination.put(cells, first, rows);
            return;
        }
        for (int i = 0; i < rows; i++) {
            destination.put(cells[0]);
        }
    }

    @Override
    public IntegerColumn renamed(String newName) {
        return new IntegerColumn(ColumnName.checked(newName), kind, size(), isConstant(), cells, missing);
    }

    @Override
    boolean missingAt(int cell) {
        return missing.contains(cell);
    }

    @Override
    int missingCells() {
        return missing.count();
    }

    @Override
    BitSet missingBits() {
        return missing.toBitSet();
    }

    @Override
    Object boxed(int cell) {
        return cells[cell];
    }

    @Override
    String shownCell(int cell) {
        return isUnsigned() ? Long.toUnsignedString(cells[cell]) : Long.toString(cells[cell]);
    }

    @Override
    int hashOf(int cell) {
        return Long.hashCode(cells[cell]);
    }

    @Override
    boolean sameStored(Column other) {
        IntegerColumn that = (IntegerColumn) other;
        return missing.equals(that.missing) && Arrays.equals(cells, that.cells);
    }

    @Override
    boolean sameCell(int cell, Column other, int otherCell) {
        return cells[cell] == ((IntegerColumn) other).cells[otherCell];
    }

    @Override
    int compareCells(int a, int b) {
        return isUnsigned() ? Long.compareUnsigned(cells[a], cells[b]) : Long.compare(cells[a], cells[b]);
    }

    @Override
    IntegerColumn resized(int rows) {
        return new IntegerColumn(name(), kind, rows, true, cells, missing);
    }

    @Override
    IntegerColumn picked(int[] rows) {
        long[] picked = new long[rows.length];
        for (int i = 0; i < rows.length; i++) {
            picked[i] = cells[rows[i]];
        }
        return new IntegerColumn(name(), kind, rows.length, false, picked, missing.pick(rows));
    }

    @Override
    IntegerColumn joined(List<? extends Column> parts, int rows) {
        long[] joined = new long[rows];
        int offset = 0;
        for (Column part : parts) {
            ((IntegerColumn) part).copyTo(joined, offset, 0);
            offset += part.size();
        }
        return new IntegerColumn(name(), kind, rows, false, joined, MissingCells.joined(parts));
    }

    private long[] filled(long whereMissing) {
        long[] copy = new long[size()];
        copyTo(copy, 0, whereMissing);
        return copy;
    }

    private double exact(int cell) {
        long value = cells[cell];
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
