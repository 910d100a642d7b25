package org.calabaria.table;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.calabaria.problem.ShownValue;
import org.jspecify.annotations.Nullable;

/** A column of doubles. Its only NaN is {@code 7ff8000000000000}; {@code -0.0} and {@code 0.0} differ. */
public final class RealColumn extends Column {

    private final double[] cells;
    private final MissingCells missing;

    private RealColumn(String name, int size, boolean constant, double[] cells, MissingCells missing) {
        super(name, size, constant);
        this.cells = cells;
        this.missing = missing;
    }

    static RealColumn dense(String name, double[] owned, MissingCells missing) {
        settle(owned, missing);
        return new RealColumn(ColumnName.checked(name), owned.length, false, owned, missing);
    }

    static RealColumn constant(String name, double value, int rows, MissingCells missing) {
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

    /** One NaN for all, and nothing behind a missing cell: then equal bits are equal content. */
    private static void settle(double[] cells, MissingCells missing) {
        for (int i = 0; i < cells.length; i++) {
            if (cells[i] != cells[i]) {
                cells[i] = Double.NaN;
            }
        }
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

    /** The value in this row; a missing one is refused. */
    public double get(int row) {
        return cells[present(row)];
    }

    /** The value in this row, or {@code other} where it is missing. */
    public double getOr(int row, double other) {
        int cell = cell(row);
        return missingAt(cell) ? other : cells[cell];
    }

    /** The values as an array of the caller's own; refused if one is missing. */
    public double[] toArray() {
        refuseMissing("use toArray(whereMissing) to put a value in their place");
        return filled(0);
    }

    /** The values as an array of the caller's own, {@code whereMissing} standing for each missing one. */
    public double[] toArray(double whereMissing) {
        return filled(whereMissing);
    }

    /** Writes every row into {@code destination} from {@code offset} on, {@code whereMissing} for each missing one. */
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

    @Override
    public RealColumn renamed(String newName) {
        return new RealColumn(ColumnName.checked(newName), size(), isConstant(), cells, missing);
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
        RealColumn that = (RealColumn) other;
        return missing.equals(that.missing) && Arrays.equals(cells, that.cells);
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
        return new RealColumn(name(), rows, false, joined, MissingCells.joined(parts));
    }

    private double[] filled(double whereMissing) {
        double[] copy = new double[size()];
        copyTo(copy, 0, whereMissing);
        return copy;
    }
}
