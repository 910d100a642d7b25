package org.calabaria.wire.arrow;

import java.util.ArrayList;
import java.util.List;
import org.calabaria.table.Column;
import org.calabaria.table.IntegerColumn;
import org.calabaria.table.TextColumn;

/** Texts out of their bytes. They are kept as bytes: a text of one takes 5 in Arrow and would take 50 as an object. */
final class TextReader {

    private TextReader() {}

    /** @param parts that hold at most 2^30 bytes of text, unless it is one part alone */
    static TextColumn read(String name, ColumnParts parts) {
        boolean viewed = !parts.all().isEmpty() && parts.all().get(0).stored() == CellType.UTF8_VIEW;
        return viewed ? views(name, parts.all()) : runs(name, parts);
    }

    private static TextColumn runs(String name, ColumnParts parts) {
        IntegerColumn ends = parts.ends(name, new TextEnds());
        return Column.utf8Text(name, parts.textRuns(), ends, parts.missing());
    }

    private static TextColumn views(String name, List<ColumnPart> parts) {
        List<TextColumn> columns = new ArrayList<>(parts.size());
        for (ColumnPart part : parts) {
            columns.add(new TextViews(part).toColumn(name));
        }
        return columns.size() == 1 ? columns.get(0) : (TextColumn) Column.concat(columns);
    }
}
