package org.calabaria.table;

import java.nio.DoubleBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.calabaria.problem.ShownValue;
import org.jspecify.annotations.Nullable;

/** A column of doubles. Its only NaN is {@code 7ff8000000000000}; {@code -0.0} and {@code 0.0} differ. */
public final class RealColumn extends Column {

    /** 16 KiB at a time, so that copied values are processed again while they are still in the first-level cache. */
    private static final int CHUNK = 2048;

    private final double[] cells;

    private RealColumn(String name, int size, boolean constant, double[] cells, MarkedCells missing) {
        super(name, size, constant, missing);
        this.cells = cells;
    }

    static RealColumn dense(String name, double[] owned, MarkedCells missing) {
        settle(owned, missing);
        return new RealColumn(ColumnName.checked(name), owned.length, false, owned, missing);
    }

    /** Creates a column from parts. The values of each part are normalised while they are still in the cache. */
    static RealColumn filled(String name, int rows, Iterable<DoubleBuffer> parts, MarkedCells missing) {
        double[] cells = new double[rows];
        int filled = 0;
        for (DoubleBuffer part : parts) {
            filled = ColumnParts.checked(name, ColumnParts.VALUE, rows, filled, part);
            fill(cells, filled - part.remaining(), part);
        }
        ColumnParts.checkFilled(name, ColumnParts.VALUE, rows, filled);
        forget(cells, missing);
        return new RealColumn(ColumnName.checked(name), rows, false, cells, missing);
    }

    static RealColumn constant(String name, double value, int rows, MarkedCells missing) {
        double[] one = {value};
        settle(one, missing);
        return new RealColumn(ColumnName.checked(name), checkedRows(name, rows), true, one, missing);
    }

    static double[] unboxed(List<? extends @Nullable Double> values) {
        double[] unboxed = new double[values.size()];
        int row = 0;
        for (Double value : values) {
            unboxed[row++] = Objects.requireNonNullElse(value, 0.0);
        }
        return unboxed;
    }

    /**
     * Replaces all NaNs by one NaN and clears the values of missing cells, so that columns with equal cells have equal
     * bits.
     */
    private static void settle(double[] cells, MarkedCells missing) {
        unifyNaN(cells, 0, cells.length);
        forget(cells, missing);
    }

    private static void fill(double[] cells, int offset, DoubleBuffer part) {
        int end = part.limit();
        for (int from = part.position(); from < end; from += CHUNK) {
            int at = offset + from - part.position();
            int length = Math.min(CHUNK, end - from);
            part.get(from, cells, at, length);
            unifyNaN(cells, at, at + length);
        }
    }

    /** Checks eight values at a time: their sum is NaN if one of them is NaN, and rarely otherwise. */
    private static void unifyNaN(double[] cells, int from, int to) {
        int i = from;
        for (; i < to - 7; i += 8) {
            double sum = ((cells[i] + cells[i + 1]) + (cells[i + 2] + cells[i + 3]))
                    + ((cells[i + 4] + cells[i + 5]) + (cells[i + 6] + cells[i + 7]));
            if (sum != sum) {
                unifyEachNaN(cells, i, i + 8);
            }
        }
        unifyEachNaN(cells, i, to);
    }

    private static void unifyEachNaN(double[] cells, int from, int to) {
        for (int i = from; i < to; i++) {
            if (cells[i] != cells[i]) {
                cells[i] = Double.NaN;
            }
        }
    }

    private static void forget(double[] cells, MarkedCells missing) {
        if (missing.count() > 0) {
            for (int i = 0; i < cells.length; i++) {
                cells[i] = missing.contains(i) ? 0 : cells[i];
            }
        }
    }

    @Override
    public ColumnKind kind() {
        return ColumnKind.REAL;
    }

    /** The value in this row; throws an exception if it is missing. */
    public double get(int row) {
        return cells[present(row)];
    }

    /** The value in this row, or {@code other} if it is missing. */
    public double getOr(int row, double other) {
        int cell = cell(row);
        return missingAt(cell) ? other : cells[cell];
    }

    /** Returns a new array of the values; throws an exception if a value is missing. */
    public double[] toArray() {
        refuseMissing("use toArray(whereMissing) to replace them");
        return filled(0);
    }

    /** Returns a new array of the values, with {@code whereMissing} for each missing value. */
    public double[] toArray(double whereMissing) {
        return filled(whereMissing);
    }

    /**
     * Copies all rows to {@code destination}, starting at {@code offset}, with {@code whereMissing} for each missing
     * value.
     */
    public void copyTo(double[] destination, int offset, double whereMissing) {
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
     * Puts {@code rows} rows, starting at row {@code first}, into {@code destination}, with 0.0 for each missing value.
     */
    public void copyTo(int first, int rows, DoubleBuffer destination) {
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
    public RealColumn renamed(String newName) {
        return new RealColumn(ColumnName.checked(newName), size(), isConstant(), cells, missing);
    }

    @Override
    Object boxed(int cell) {
        return cells[cell];
    }

    @Override
    String shownCell(int cell) {
        return ShownValue.real(cells[cell]);
    }

    @Override
    int hashOf(int cell) {
        return Double.hashCode(cells[cell]);
    }

    @Override
    boolean sameStored(Column other) {
        return Arrays.equals(cells, ((RealColumn) other).cells);
    }

    @Override
    boolean sameCell(int cell, Column other, int otherCell) {
        return Double.compare(cells[cell], ((RealColumn) other).cells[otherCell]) == 0;
    }

    @Override
    int compareCells(int a, int b) {
        return Double.compare(cells[a], cells[b]);
    }

    @Override
    int rank(int cell) {
        return missingAt(cell) ? 2 : Double.isNaN(cells[cell]) ? 1 : 0;
    }

    @Override
    RealColumn resized(int rows) {
        return new RealColumn(name(), rows, true, cells, missing);
    }

    @Override
    RealColumn picked(int[] rows) {
        double[] picked = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            picked[i] = cells[rows[i]];
        }
        return new RealColumn(name(), rows.length, false, picked, missing.pick(rows));
    }

    @Override
    RealColumn joined(List<? extends Column> parts, int rows) {
        double[] joined = new double[rows];
        int offset = 0;
        for (Column part : parts) {
            ((RealColumn) part).copyTo(joined, offset, 0);
            offset += part.size();
        }
        return new RealColumn(name(), rows, false, joined, MarkedCells.joined(parts));
    }

    private double[] filled(double whereMissing) {
        double[] copy = new double[size()];
        copyTo(copy, 0, whereMissing);
        return copy;
    }
}
