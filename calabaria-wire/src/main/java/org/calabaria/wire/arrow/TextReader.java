package org.calabaria.wire.arrow;

import org.calabaria.table.Column;
import org.calabaria.table.IntegerColumn;
import org.calabaria.table.TextColumn;

/**
 * A reader of texts. They are stored as bytes: a text of one character takes 5 bytes in Arrow and would take 50 as an
 * object.
 */
final class TextReader {

    private TextReader() {}

    /** @param parts parts with at most 2^30 bytes of text in total, or a single part */
    static TextColumn read(String name, ColumnParts parts) {
        boolean viewed = !parts.all().isEmpty() && parts.all().get(0).stored() == CellType.UTF8_VIEW;
        return viewed ? new TextViews(parts).toColumn(name) : runs(name, parts);
    }

    private static TextColumn runs(String name, ColumnParts parts) {
        IntegerColumn ends = parts.ends(name, new TextEnds());
        return Column.utf8Text(name, parts.textRuns(), ends, parts.missing());
    }
}
