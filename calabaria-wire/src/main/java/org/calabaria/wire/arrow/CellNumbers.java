package org.calabaria.wire.arrow;

import java.nio.LongBuffer;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** A number for every cell, some at a time in one buffer, so that nothing of the length of the column is made on the way. */
final class CellNumbers implements Iterator<LongBuffer> {

    private static final int CHUNK = 1024;

    private final Iterator<ColumnPart> parts;
    private final CellReader reader;
    private final long[] chunk;
    private ColumnPart part;
    private int firstRow;
    private int row;

    /**
     * @param all one part or more
     * @param rows that they have together
     */
    CellNumbers(List<ColumnPart> all, int rows, CellReader reader) {
        this.chunk = new long[Math.min(CHUNK, rows)];
        this.parts = all.iterator();
        this.reader = reader;
        this.part = parts.next();
    }

    @Override
    public boolean hasNext() {
        while (row == part.rows() && parts.hasNext()) {
            firstRow += part.rows();
            part = parts.next();
            row = 0;
        }
        return row < part.rows();
    }

    @Override
    public LongBuffer next() {
        if (!hasNext()) {
            throw new NoSuchElementException("every cell has been read");
        }
        int length = Math.min(chunk.length, part.rows() - row);
        for (int i = 0; i < length; i++) {
            chunk[i] = reader.read(part, row + i, firstRow);
        }
        row += length;
        return LongBuffer.wrap(chunk, 0, length);
    }
}
