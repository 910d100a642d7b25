package org.calabaria.wire.arrow;

import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** The bytes of texts that stand one behind the other, those that are missing left out: mostly all at once. */
final class TextRuns implements Iterator<ByteBuffer> {

    private final Iterator<ColumnPart> parts;
    private ColumnPart part;
    private int row;

    /** @param all one part or more, whose ends have been read */
    TextRuns(List<ColumnPart> all) {
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
    public ByteBuffer next() {
        if (!hasNext()) {
            throw new NoSuchElementException("every text has been read");
        }
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
