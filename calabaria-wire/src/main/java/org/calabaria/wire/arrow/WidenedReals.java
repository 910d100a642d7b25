package org.calabaria.wire.arrow;

import java.nio.DoubleBuffer;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** Reals of 32 bits as doubles, some at a time in one buffer, so that nothing of the length of the column is made on the way. */
final class WidenedReals implements Iterator<DoubleBuffer> {

    private static final int CHUNK = 1024;

    private final Iterator<ColumnPart> parts;
    private final double[] chunk;
    private ColumnPart part;
    private int row;

    /**
     * @param all one part or more
     * @param rows that they have together
     */
    WidenedReals(List<ColumnPart> all, int rows) {
        this.chunk = new double[Math.min(CHUNK, rows)];
        this.parts = all.iterator();
        this.part = parts.next();
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
    public DoubleBuffer next() {
        if (!hasNext()) {
            throw new NoSuchElementException("every part has been widened");
        }
        int length = Math.min(chunk.length, part.rows() - row);
        for (int i = 0; i < length; i++) {
            chunk[i] = Float.intBitsToFloat(part.cells().getInt(4 * (row + i)));
        }
        row += length;
        return DoubleBuffer.wrap(chunk, 0, length);
    }
}
