package org.calabaria.wire.arrow;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * An iterator over the rows of the parts of a column, several rows at a time, so that no intermediate data of the
 * length of the column is needed.
 *
 * @param <T> the type of the element for several rows
 */
abstract class PartIterator<T> implements Iterator<T> {

    private final Iterator<ColumnPart> parts;

    /** The part that contains the next row. */
    ColumnPart part;

    /** The next row, relative to this part. */
    int row;

    /** The row of the column that is the first row of this part. */
    int firstRow;

    /** @param all one or more parts */
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

    /**
     * Reads at least one row, starting with the next row. All rows read are from the same part. Advances to the row
     * after them.
     */
    abstract T read();
}
