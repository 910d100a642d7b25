package org.calabaria.table;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A column of truth values; {@code false} sorts before {@code true}. */
public final class FlagColumn extends Column {

    private final boolean[] cells;
    private final MissingCells missing;

    private FlagColumn(String name, int size, boolean constant, boolean[] cells, MissingCells missing) {
        super(name, size, constant);
        this.cells = cells;
        this.missing = missing;
    }

    static FlagColumn dense(String name, boolean[] owned, MissingCells missing) {
        settle(owned, missing);
        return new FlagColumn(ColumnName.checked(name), owned.length, false, owned, missing);
    }

    static FlagColumn constant(String name, boolean value, int rows, MissingCells missing) {
        boolean[] one = {value};
        settle(one, missing);
        return new FlagColumn(ColumnName.checked(name), checkedRows(name, rows), true, one, missing);
    }

    static boolean[] unboxed(List<? extends @Nullable Boolean> values) {
        boolean[] unboxed = new boolean[values.size()];
        int row = 0;
        for (Boolean value : values) {
            unboxed[row++] = Objects.requireNonNullElse(value, false);
        }
        return unboxed;
    }

    /** Nothing behind a missing cell: then equal cells are equal content. */
    private static void settle(boolean[] cells, MissingCells missing) {
        if (missing.count() > 0) {
            for (int i = 0; i < cells.length; i++) {
                cells[i] = cells[i] && !missing.contains(i);
            }
        }
    }

    @Override
    public ColumnKind kind() {
        return ColumnKind.FLAG;
    }

    /** The value in this row; a missing one is refused. */
    public boolean get(int row) {
        return cells[present(row)];
    }

    /** The value in this row, or {@code other} where it is missing. */
    public boolean getOr(int row, boolean other) {
        int cell = cell(row);
        return missingAt(cell) ? other : cells[cell];
    }

    /** The values as an array of the caller's own; refused if one is missing. */
    public boolean[] toArray() {
        refuseMissing("use toArray(whereMissing) to put a value in their place");
        return filled(false);
    }

    /** The values as an array of the caller's own, {@code whereMissing} standing for each missing one. */
    public boolean[] toArray(boolean whereMissing) {
        return filled(whereMissing);
    }

    /** Writes every row into {@code destination} from {@code offset} on, {@code whereMissing} for each missing one. */
    public void copyTo(boolean[] destination, int offset, boolean whereMissing) {
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
    public FlagColumn renamed(String newName) {
        return new FlagColumn(ColumnName.checked(newName), size(), isConstant(), cells, missing);
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
        return String.valueOf(cells[cell]);
    }

    @Override
    int hashOf(int cell) {
        return Boolean.hashCode(cells[cell]);
    }

    @Override
    boolean sameStored(Column other) {
        FlagColumn that = (FlagColumn) other;
        return missing.equals(that.missing) && Arrays.equals(cells, that.cells);
    }

    @Override
    boolean sameCell(int cell, Column other, int otherCell) {
        return cells[cell] == ((FlagColumn) other).cells[otherCell];
    }

    @Override
    int compareCells(int a, int b) {
        return Boolean.compare(cells[a], cells[b]);
    }

    @Override
    FlagColumn resized(int rows) {
        return new FlagColumn(name(), rows, true, cells, missing);
    }

    @Override
    FlagColumn picked(int[] rows) {
        boolean[] picked = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            picked[i] = cells[rows[i]];
        }
        return new FlagColumn(name(), rows.length, false, picked, missing.pick(rows));
    }

    @Override
    FlagColumn joined(List<? extends Column> parts, int rows) {
        boolean[] joined = new boolean[rows];
        int offset = 0;
        for (Column part : parts) {
            ((FlagColumn) part).copyTo(joined, offset, false);
            offset += part.size();
        }
        return new FlagColumn(name(), rows, false, joined, MissingCells.joined(parts));
    }

    private boolean[] filled(boolean whereMissing) {
        boolean[] copy = new boolean[size()];
        copyTo(copy, 0, whereMissing);
        return copy;
    }
}
