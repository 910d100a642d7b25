package org.calabaria.wire.arrow;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.BitSet;

/**
 * The zeroed memory for the body of a record batch. The buffers are filled one after the other, in the order of the
 * batch's shape.
 */
final class BatchBody {

    private final BatchShape shape;
    private final byte[] bytes;
    private final int start;
    private int buffer;

    BatchBody(BatchShape shape, byte[] bytes, int start) {
        this.shape = shape;
        this.bytes = bytes;
        this.start = start;
    }

    byte[] bytes() {
        return bytes;
    }

    /** The start of the next buffer. */
    int next() {
        return start + (int) shape.offset(buffer++);
    }

    /** The next buffer, little-endian. */
    ByteBuffer nextBuffer() {
        int length = (int) shape.length(buffer);
        return ByteBuffer.wrap(bytes, next(), length).slice().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The validity bitmap: one bit for every row, set if the row has a value; left out if its length is zero. */
    void putValidity(BitSet missing) {
        boolean absent = shape.length(buffer) == 0;
        int at = next();
        if (absent) {
            return;
        }
        for (int row = 0; row < shape.rows; row += Byte.SIZE) {
            int present = shape.rows - row >= Byte.SIZE ? 0xFF : (1 << shape.rows - row) - 1;
            bytes[at + (row >>> 3)] = (byte) present;
        }
        int end = shape.firstRow + shape.rows;
        for (int row = missing.nextSetBit(shape.firstRow); row >= 0 && row < end; row = missing.nextSetBit(row + 1)) {
            int bit = row - shape.firstRow;
            bytes[at + (bit >>> 3)] &= (byte) ~(1 << (bit & 7));
        }
    }

    /** Repeats the {@code width} bytes at {@code at} until there are {@code times} of them. */
    void repeat(int at, int width, int times) {
        int filled = width;
        int length = width * times;
        while (filled < length) {
            int chunk = Math.min(filled, length - filled);
            System.arraycopy(bytes, at, bytes, at + filled, chunk);
            filled += chunk;
        }
    }
}
