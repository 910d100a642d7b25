package org.calabaria.table;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** A column of truth values, stored as one bit each; {@code false} is sorted before {@code true}. */
public final class FlagColumn extends Column {

    private final MarkedCells trues;

    /** Clears the values of missing cells, so that columns with equal cells have equal stored values. */
    private FlagColumn(String name, int size, boolean constant, MarkedCells trues, MarkedCells missing) {
        super(name, size, constant, missing);
        this.trues = trues.without(missing);
    }

    static FlagColumn dense(String name, int rows, MarkedCells trues, MarkedCells missing) {
        return new FlagColumn(ColumnName.checked(name), rows, false, trues, missing);
    }

    static FlagColumn constant(String name, boolean value, int rows, MarkedCells missing) {
        MarkedCells trues = MarkedCells.where(1, cell -> value);
        return new FlagColumn(ColumnName.checked(name), checkedRows(name, rows), true, trues, missing);
    }

    @Override
    public ColumnKind kind() {
        return ColumnKind.FLAG;
    }

    /** The value in this row; throws an exception if it is missing. */
    public boolean get(int row) {
        return trues.contains(present(row));
    }

    /** The value in this row, or {@code other} if it is missing. */
    public boolean getOr(int row, boolean other) {
        int cell = cell(row);
        return missingAt(cell) ? other : trues.contains(cell);
    }

    /** Returns a new array of the values; throws an exception if a value is missing. */
    public boolean[] toArray() {
        refuseMissing("use toArray(whereMissing) to replace them");
        return filled(false);
    }

    /** Returns a new array of the values, with {@code whereMissing} for each missing value. */
    public boolean[] toArray(boolean whereMissing) {
        return filled(whereMissing);
    }

    /**
     * Copies all rows to {@code destination}, starting at {@code offset}, with {@code whereMissing} for each missing
     * value.
     */
    public void copyTo(boolean[] destination, int offset, boolean whereMissing) {
        checkRoom(destination.length, offset);
        if (isConstant()) {
            Arrays.fill(destination, offset, offset + size(), missingAt(0) ? whereMissing : trues.contains(0));
            return;
        }
        for (int row = 0; row < size(); row++) {
            destination[offset + row] = missingAt(row) ? whereMissing : trues.contains(row);
        }
    }

    @Override
    public FlagColumn renamed(String newName) {
        return new FlagColumn(ColumnName.checked(newName), size(), isConstant(), trues, missing);
    }

    @Override
    Object boxed(int cell) {
        return trues.contains(cell);
    }

    @Override
    String shownCell(int cell) {
        return String.valueOf(trues.contains(cell));
    }

    @Override
    int hashOf(int cell) {
        return Boolean.hashCode(trues.contains(cell));
    }

    @Override
    boolean sameStored(Column other) {
        return trues.equals(((FlagColumn) other).trues);
    }

    @Override
    boolean sameCell(int cell, Column other, int otherCell) {
        return trues.contains(cell) == ((FlagColumn) other).trues.contains(otherCell);
    }

    @Override
    int compareCells(int a, int b) {
        return Boolean.compare(trues.contains(a), trues.contains(b));
    }

    @Override
    FlagColumn resized(int rows) {
        return new FlagColumn(name(), rows, true, trues, missing);
    }

    @Override
    FlagColumn picked(int[] rows) {
        return new FlagColumn(name(), rows.length, false, trues.pick(rows), missing.pick(rows));
    }

    @Override
    FlagColumn joined(List<? extends Column> parts, int rows) {
        BitSet joined = new BitSet(rows);
        int offset = 0;
        for (Column part : parts) {
            for (int row = 0; row < part.size(); row++) {
                joined.set(offset + row, ((FlagColumn) part).getOr(row, false));
            }
            offset += part.size();
        }
        return new FlagColumn(name(), rows, false, MarkedCells.from(joined), MarkedCells.joined(parts));
    }

    private boolean[] filled(boolean whereMissing) {
        boolean[] copy = new boolean[size()];
        copyTo(copy, 0, whereMissing);
        return copy;
    }
}
