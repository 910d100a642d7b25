package org.calabaria.table;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A column whose cells are handed out as immutable objects, {@code null} where one is missing. Equal ones are not always
 * the same: what is kept may take less room than they do.
 *
 * @param <T> what a cell holds
 */
abstract sealed class ReferenceColumn<T extends Comparable<? super T>> extends Column
        permits TextColumn, DateColumn, TimestampColumn {

    ReferenceColumn(String name, int size, boolean constant, MarkedCells missing) {
        super(name, size, constant, missing);
    }

    /** The value in this row; a missing one is refused. */
    public final T get(int row) {
        return at(present(row));
    }

    /** The value in this row, or {@code other} where it is missing. */
    public final T getOr(int row, T other) {
        int cell = cell(row);
        return missingAt(cell) ? other : at(cell);
    }

    /** The values as an array of the caller's own, {@code null} where one is missing. */
    public final @Nullable T[] toArray() {
        @Nullable T[] copy = array(size());
        copyTo(copy, 0);
        return copy;
    }

    /** Writes every row into {@code destination} from {@code offset} on, {@code null} where one is missing. */
    public final void copyTo(@Nullable T[] destination, int offset) {
        checkRoom(destination.length, offset);
        if (isConstant()) {
            Arrays.fill(destination, offset, offset + size(), missingAt(0) ? null : at(0));
        } else {
            copyCells(destination, offset);
        }
    }

    void copyCells(@Nullable T[] destination, int offset) {
        for (int i = 0; i < size(); i++) {
            destination[offset + i] = missingAt(i) ? null : at(i);
        }
    }

    /** A present cell. */
    abstract T at(int cell);

    abstract @Nullable T[] array(int length);

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
}
