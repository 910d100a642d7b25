package org.calabaria.wire.arrow;

import java.nio.ByteBuffer;
import java.util.List;

/** The bytes of texts that stand one behind the other, those that are missing left out: mostly all at once. */
final class TextRuns extends PartIterator<ByteBuffer> {

    /** @param all one part or more, whose ends have been read */
    TextRuns(List<ColumnPart> all) {
        super(all);
    }

    @Override
    ByteBuffer read() {
        int start = endBefore(row);
        int end = start;
        if (part.missing() == 0) {
            row = part.rows();
            end = endBefore(row);
        }
        while (row < part.rows() && (end == endBefore(row + 1) || !part.isMissing(row))) {
            end = endBefore(++row);
        }
        if (row < part.rows()) {
            row++; // missing, with bytes that are not to be kept
        }
        Slice text = part.texts()[0];
        return ByteBuffer.wrap(text.bytes(), text.from() + start, end - start);
    }

    private int endBefore(int other) {
        return (int) TextEnds.offset(part, other);
    }
}
