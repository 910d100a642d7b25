package org.calabaria.wire.arrow;

import java.nio.LongBuffer;
import java.util.List;

/** The numbers of the cells of several parts. */
final class CellNumbers extends PartIterator<LongBuffer> {

    private static final int CHUNK = 1024;

    private final CellReader reader;
    private final long[] chunk;

    /**
     * @param all one or more parts
     * @param rows the total number of rows of the parts
     */
    CellNumbers(List<ColumnPart> all, int rows, CellReader reader) {
        super(all);
        this.reader = reader;
        this.chunk = new long[Math.min(CHUNK, rows)];
    }

    @Override
    LongBuffer read() {
        int length = Math.min(chunk.length, part.rows() - row);
        for (int i = 0; i < length; i++) {
            chunk[i] = reader.read(part, row + i, firstRow);
        }
        row += length;
        return LongBuffer.wrap(chunk, 0, length);
    }
}
