package org.calabaria.wire.arrow;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * The bytes of texts that stand one behind the other: where none is missing, all at once; where one is, many short ones at a
 * time in one buffer.
 */
final class TextRuns extends PartIterator<ByteBuffer> {

    private static final int CHUNK = 8192;

    private final byte[] chunk;

    /**
     * @param all one part or more, whose ends have been read
     * @param bytes of the texts, those of missing ones included; 0 if none is missing
     */
    TextRuns(List<ColumnPart> all, long bytes) {
        super(all);
        this.chunk = new byte[(int) Math.min(CHUNK, bytes)];
    }

    @Override
    ByteBuffer read() {
        return part.missing() == 0 ? all() : present();
    }

    private ByteBuffer all() {
        int start = endBefore(row);
        row = part.rows();
        return bytes(start, endBefore(row));
    }

    /** As many as the chunk takes; one that it never takes, alone. */
    private ByteBuffer present() {
        Slice text = part.texts()[0];
        int filled = 0;
        for (; row < part.rows(); row++) {
            int start = endBefore(row);
            int length = part.isMissing(row) ? 0 : endBefore(row + 1) - start;
            if (length > chunk.length - filled) {
                return filled > 0 ? ByteBuffer.wrap(chunk, 0, filled) : bytes(start, endBefore(++row));
            }
            System.arraycopy(text.bytes(), text.from() + start, chunk, filled, length);
            filled += length;
        }
        return ByteBuffer.wrap(chunk, 0, filled);
    }

    private ByteBuffer bytes(int start, int end) {
        Slice text = part.texts()[0];
        return ByteBuffer.wrap(text.bytes(), text.from() + start, end - start);
    }

    private int endBefore(int other) {
        return (int) TextEnds.offset(part, other);
    }
}
