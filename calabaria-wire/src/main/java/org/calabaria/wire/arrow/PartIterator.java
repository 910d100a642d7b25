package org.calabaria.wire.arrow;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * Goes through the rows of the parts of a column, some at a time, so that nothing of the length of the column is made on
 * the way.
 *
 * @param <T> what is made of some rows
 */
abstract class PartIterator<T> implements Iterator<T> {

    private final Iterator<ColumnPart> parts;

    /** The part in which the next row is. */
    ColumnPart part;

    /** The next row, of that part. */
    int row;

    /** The row of all parts that is the first of that part. */
    int firstRow;

    /** @param all one part or more */
    PartIterator(List<ColumnPart> all) {
        this.parts = all.iterator();
        this.part = parts.next();
    }

    @Override
    public final boolean hasNext() {
        while (row == part.rows() && parts.hasNext()) {
            firstRow += part.rows();
            part = parts.next();
            row = 0;
        }
        return row < part.rows();
    }

    @Override
    public final T next() {
        if (!hasNext()) {
            throw new NoSuchElementException("every row has been read");
        }
        return read();
    }

    /** Reads rows from the next one on, at least one and all of the same part, and makes the one behind them the next. */
    abstract T read();
}
