package org.calabaria.wire.arrow;

import java.util.ArrayList;
import java.util.List;
import org.calabaria.table.Column;
import org.calabaria.table.TextColumn;

/** Texts to which columns refer by index. A dictionary can only grow; a replacement is a new dictionary. */
final class Dictionary {

    private static final String NAME = "text";

    private final List<Column> parts = new ArrayList<>(1);
    private int size;

    void append(ColumnPart part) {
        long newSize = (long) size + part.rows();
        if (newSize > Integer.MAX_VALUE - 8) {
            throw ArrowFormatException.at(part.cells().offset(), "a dictionary must have at most 2147483639 entries");
        }
        if (part.rows() > 0) {
            ColumnParts one = new ColumnParts(null);
            one.add(part);
            parts.add(TextReader.read(NAME, one));
            size = (int) newSize;
        }
    }

    int size() {
        return size;
    }

    /** All texts. They are joined at the first call only. */
    TextColumn texts() {
        if (parts.isEmpty()) {
            return Column.text(NAME);
        }
        if (parts.size() > 1) {
            Column joined = Column.concat(parts);
            parts.clear();
            parts.add(joined);
        }
        return (TextColumn) parts.get(0);
    }
}
