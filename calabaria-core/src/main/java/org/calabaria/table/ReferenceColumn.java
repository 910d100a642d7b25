package org.calabaria.table;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A column of immutable objects, {@code null} where a cell is missing.
 *
 * @param <T> what a cell holds
 */
abstract sealed class ReferenceColumn<T extends Comparable<? super T>> extends Column
        permits TextColumn, DateColumn, TimestampColumn {

    final @Nullable T[] cells;
    private final int missingCells;

    ReferenceColumn(String name, int size, boolean constant, @Nullable T[] owned) {
        super(name, size, constant);
        this.cells = owned;
        this.missingCells = nullsIn(owned);
    }

    /** The value in this row; a missing one is refused. */
    public final T get(int row) {
        T value = cells[cell(row)];
        if (value == null) {
            throw noValue(row);
        }
        return value;
    }

    /** The value in this row, or {@code other} where it is missing. */
    public final T getOr(int row, T other) {
        T value = cells[cell(row)];
        return value == null ? other : value;
    }

    /** The values as an array of the caller's own, {@code null} where one is missing. */
    public final @Nullable T[] toArray() {
        @Nullable T[] copy = Arrays.copyOf(cells, size());
        if (isConstant()) {
            Arrays.fill(copy, cells[0]);
        }
        return copy;
    }

    /** Writes every row into {@code destination} from {@code offset} on, {@code null} where one is missing. */
    public final void copyTo(@Nullable T[] destination, int offset) {
        checkRoom(destination.length, offset);
        if (isConstant()) {
            Arrays.fill(destination, offset, offset + size(), cells[0]);
        } else {
            System.arraycopy(cells, 0, destination, offset, cells.length);
        }
    }

    private static int nullsIn(@Nullable Object[] cells) {
        int nulls = 0;
        for (Object cell : cells) {
            nulls += cell == null ? 1 : 0;
        }
        return nulls;
    }

    abstract Column made(String name, int size, boolean constant, @Nullable T[] owned);

    @Override
    final boolean missingAt(int cell) {
        return cells[cell] == null;
    }

    @Override
    final int missingCells() {
        return missingCells;
    }

    @Override
    final BitSet missingBits() {
        BitSet bits = new BitSet(cells.length);
        for (int i = 0; i < cells.length; i++) {
            if (cells[i] == null) {
                bits.set(i);
            }
        }
        return bits;
    }

    @Override
    final Object boxed(int cell) {
        return at(cell);
    }

    @Override
    String shownCell(int cell) {
        return at(cell).toString();
    }

    @Override
    final int hashOf(int cell) {
        return at(cell).hashCode();
    }

    @Override
    final boolean sameStored(Column other) {
        return Arrays.equals(cells, ((ReferenceColumn<?>) other).cells);
    }

    @Override
    final boolean sameCell(int cell, Column other, int otherCell) {
        return Objects.equals(cells[cell], ((ReferenceColumn<?>) other).cells[otherCell]);
    }

    @Override
    int compareCells(int a, int b) {
        return at(a).compareTo(at(b));
    }

    @Override
    final Column resized(int rows) {
        return made(name(), rows, true, cells);
    }

    @Override
    final Column picked(int[] rows) {
        @Nullable T[] picked = Arrays.copyOf(cells, rows.length);
        for (int i = 0; i < rows.length; i++) {
            picked[i] = cells[rows[i]];
        }
        return made(name(), rows.length, false, picked);
    }

    @Override
    final Column joined(List<? extends Column> parts, int rows) {
        @Nullable T[] joined = Arrays.copyOf(cells, rows);
        int offset = 0;
        for (Column part : parts) {
            sameKind(part).copyTo(joined, offset);
            offset += part.size();
        }
        return made(name(), rows, false, joined);
    }

    @SuppressWarnings("unchecked") // joined() is asked for columns of one kind only
    private ReferenceColumn<T> sameKind(Column part) {
        return (ReferenceColumn<T>) part;
    }

    final T at(int cell) {
        return Objects.requireNonNull(cells[cell], "a missing cell has no value");
    }
}
