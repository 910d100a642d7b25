package org.calabaria.table;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A column of points on the time line, each kept exactly as {@code Instant} has it, from its MIN to its MAX. */
public final class TimestampColumn extends ReferenceColumn<Instant> {

    private TimestampColumn(String name, int size, boolean constant, @Nullable Instant[] owned) {
        super(name, size, constant, owned);
    }

    static TimestampColumn dense(String name, @Nullable Instant[] owned) {
        return new TimestampColumn(ColumnName.checked(name), owned.length, false, owned);
    }

    static TimestampColumn constant(String name, @Nullable Instant value, int rows) {
        @Nullable Instant[] one = {value};
        return new TimestampColumn(ColumnName.checked(name), checkedRows(name, rows), true, one);
    }

    @Override
    public ColumnKind kind() {
        return ColumnKind.TIMESTAMP;
    }

    @Override
    public TimestampColumn renamed(String newName) {
        return new TimestampColumn(ColumnName.checked(newName), size(), isConstant(), cells);
    }

    @Override
    TimestampColumn made(String name, int size, boolean constant, @Nullable Instant[] owned) {
        return new TimestampColumn(name, size, constant, owned);
    }
}
