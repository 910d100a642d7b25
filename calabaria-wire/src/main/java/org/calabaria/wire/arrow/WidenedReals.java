package org.calabaria.wire.arrow;

import java.nio.DoubleBuffer;
import java.util.List;

/** Reals of 32 bits as doubles. */
final class WidenedReals extends PartIterator<DoubleBuffer> {

    private static final int CHUNK = 1024;

    private final double[] chunk;

    /**
     * @param all one or more parts
     * @param rows the total number of rows of the parts
     */
    WidenedReals(List<ColumnPart> all, int rows) {
        super(all);
        this.chunk = new double[Math.min(CHUNK, rows)];
    }

    @Override
    DoubleBuffer read() {
        int length = Math.min(chunk.length, part.rows() - row);
        for (int i = 0; i < length; i++) {
            chunk[i] = Float.intBitsToFloat(part.cells().getInt(4 * (row + i)));
        }
        row += length;
        return DoubleBuffer.wrap(chunk, 0, length);
    }
}
