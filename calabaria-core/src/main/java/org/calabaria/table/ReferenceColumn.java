package org.calabaria.table;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A column whose cells are returned as immutable objects, or {@code null} if missing. Two calls may return different
 * but equal objects, because the stored form can be more compact.
 *
 * @param <T> the type of the cells
 */
abstract sealed class ReferenceColumn<T extends Comparable<? super T>> extends Column
        permits TextColumn, DateColumn, TimestampColumn {

    ReferenceColumn(String name, int size, boolean constant, MarkedCells missing) {
        super(name, size, constant, missing);
    }

    /** The value in this row; throws an exception if it is missing. */
    public final T get(int row) {
        return at(present(row));
    }

    /** The value in this row, or {@code other} if it is missing. */
    public final T getOr(int row, T other) {
        int cell = cell(row);
        return missingAt(cell) ? other : at(cell);
    }

    /** Returns a new array of the values, with {@code null} for each missing value. */
    public final @Nullable T[] toArray() {
        @Nullable T[] copy = array(size());
        copyTo(copy, 0);
        return copy;
    }

    /**
     * Copies all rows to {@code destination}, starting at {@code offset}, with {@code null} for each missing value.
     */
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

    /** The value of a present cell. */
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
