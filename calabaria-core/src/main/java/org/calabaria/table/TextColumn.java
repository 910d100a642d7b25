package org.calabaria.table;

import org.jspecify.annotations.Nullable;

/** A column of texts, sorted by Unicode code point (not by UTF-16 unit), which is the order of their UTF-8 bytes. */
public final class TextColumn extends ReferenceColumn<String> {

    private TextColumn(String name, int size, boolean constant, @Nullable String[] owned) {
        super(name, size, constant, owned);
    }

    static TextColumn dense(String name, @Nullable String[] owned) {
        return new TextColumn(ColumnName.checked(name), owned.length, false, owned);
    }

    static TextColumn constant(String name, @Nullable String value, int rows) {
        @Nullable String[] one = {value};
        return new TextColumn(ColumnName.checked(name), checkedRows(name, rows), true, one);
    }

    @Override
    public ColumnKind kind() {
        return ColumnKind.TEXT;
    }

    @Override
    public TextColumn renamed(String newName) {
        return new TextColumn(ColumnName.checked(newName), size(), isConstant(), cells);
    }

    @Override
    TextColumn made(String name, int size, boolean constant, @Nullable String[] owned) {
        return new TextColumn(name, size, constant, owned);
    }

    @Override
    int compareCells(int a, int b) {
        return CodePointOrder.compare(at(a), at(b));
    }
}
