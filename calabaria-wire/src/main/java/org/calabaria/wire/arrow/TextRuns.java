package org.calabaria.wire.arrow;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * The bytes of concatenated texts. If no text is missing, they are returned at once; otherwise many short texts are
 * collected in one buffer at a time.
 */
final class TextRuns extends PartIterator<ByteBuffer> {

    private static final int CHUNK = 8192;

    private final byte[] chunk;

    /**
     * @param all one or more parts, whose ends have been read
     * @param bytes the number of bytes of the texts, including missing texts; 0 if none is missing
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

    /** Returns as many texts as fit into the chunk; a text that is longer than the chunk is returned alone. */
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
