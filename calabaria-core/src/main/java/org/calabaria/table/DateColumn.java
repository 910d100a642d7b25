package org.calabaria.table;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A column of calendar dates without a time zone; sorted along the proleptic ISO calendar. */
public final class DateColumn extends ReferenceColumn<LocalDate> {

    private DateColumn(String name, int size, boolean constant, @Nullable LocalDate[] owned) {
        super(name, size, constant, owned);
    }

    static DateColumn dense(String name, @Nullable LocalDate[] owned) {
        return new DateColumn(ColumnName.checked(name), owned.length, false, owned);
    }

    static DateColumn constant(String name, @Nullable LocalDate value, int rows) {
        @Nullable LocalDate[] one = {value};
        return new DateColumn(ColumnName.checked(name), checkedRows(name, rows), true, one);
    }

    @Override
    public ColumnKind kind() {
        return ColumnKind.DATE;
    }

    @Override
    public DateColumn renamed(String newName) {
        return new DateColumn(ColumnName.checked(newName), size(), isConstant(), cells);
    }

    @Override
    DateColumn made(String name, int size, boolean constant, @Nullable LocalDate[] owned) {
        return new DateColumn(name, size, constant, owned);
    }
}
