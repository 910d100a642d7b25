package org.calabaria.wire.arrow;

import java.nio.LongBuffer;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** Whole numbers of fewer than 64 bits as longs, some at a time in one buffer, so that nothing of the length of the column is made on the way. */
final class WidenedIntegers implements Iterator<LongBuffer> {

    private static final int CHUNK = 1024;

    private final Iterator<ColumnPart> parts;
    private final long[] chunk = new long[CHUNK];
    private ColumnPart part;
    private int row;

    WidenedIntegers(List<ColumnPart> all) {
        this.parts = all.iterator();
        this.part = all.get(0);
        parts.next();
    }

    @Override
    public boolean hasNext() {
        while (row == part.rows() && parts.hasNext()) {
            part = parts.next();
            row = 0;
        }
        return row < part.rows();
    }

    @Override
    public LongBuffer next() {
        if (!hasNext()) {
            throw new NoSuchElementException("every part has been widened");
        }
        int length = Math.min(CHUNK, part.rows() - row);
        for (int i = 0; i < length; i++) {
            chunk[i] = part.integer(row + i);
        }
        row += length;
        return LongBuffer.wrap(chunk, 0, length);
    }
}
