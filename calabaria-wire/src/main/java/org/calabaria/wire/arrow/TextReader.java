package org.calabaria.wire.arrow;

import org.calabaria.table.Column;
import org.calabaria.table.IntegerColumn;
import org.calabaria.table.TextColumn;

/** Texts out of their bytes. They are kept as bytes: a text of one takes 5 in Arrow and would take 50 as an object. */
final class TextReader {

    private TextReader() {}

    /** @param parts that hold at most 2^30 bytes of text, unless it is one part alone */
    static TextColumn read(String name, ColumnParts parts) {
        boolean viewed = !parts.all().isEmpty() && parts.all().get(0).stored() == CellType.UTF8_VIEW;
        return viewed ? new TextViews(parts).toColumn(name) : runs(name, parts);
    }

    private static TextColumn runs(String name, ColumnParts parts) {
        IntegerColumn ends = parts.ends(name, new TextEnds());
        return Column.utf8Text(name, parts.textRuns(), ends, parts.missing());
    }
}
