package org.calabaria.table;

import java.time.LocalDate;
import java.util.List;
import org.calabaria.problem.InvalidTableException;
import org.jspecify.annotations.Nullable;

/**
 * A column of calendar dates without a time zone, stored as days since 1970-01-01, in the order of the proleptic ISO
 * calendar.
 */
public final class DateColumn extends ReferenceColumn<LocalDate> {

    private final IntegerColumn days;

    private DateColumn(IntegerColumn days) {
        super(days.name(), days.size(), days.isConstant(), days.missing);
        this.days = days;
    }

    static DateColumn dense(String name, @Nullable LocalDate[] owned) {
        return new DateColumn(IntegerColumn.narrowest(
                name, owned.length, i -> owned[i] == null ? 0 : owned[i].toEpochDay(), MarkedCells.nullsOf(owned)));
    }

    static DateColumn constant(String name, @Nullable LocalDate value, int rows) {
        MarkedCells missing = MarkedCells.where(1, cell -> value == null);
        long day = value == null ? 0 : value.toEpochDay();
        return new DateColumn(IntegerColumn.constant(name, ColumnKind.INTEGER, day, rows, missing));
    }

    static DateColumn ofDays(IntegerColumn days) {
        days.refuseUnsigned("days since 1970-01-01");
        int row = days.firstOutside(LocalDate.MIN.toEpochDay(), LocalDate.MAX.toEpochDay());
        if (row != IntegerColumn.NONE_OUTSIDE) {
            throw new InvalidTableException(
                    days.name(),
                    ColumnName.shown(days.name()) + " must hold days from " + LocalDate.MIN.toEpochDay() + " to "
                            + LocalDate.MAX.toEpochDay() + " after 1970-01-01, got " + days.get(row) + " in row "
                            + row);
        }
        return new DateColumn(days);
    }

    @Override
    public ColumnKind kind() {
        return ColumnKind.DATE;
    }

    @Override
    public DateColumn renamed(String newName) {
        return new DateColumn(days.renamed(newName));
    }

    @Override
    LocalDate at(int cell) {
        return LocalDate.ofEpochDay(days.at(cell));
    }

    @Override
    @Nullable
    LocalDate[] array(int length) {
        return new @Nullable LocalDate[length];
    }

    @Override
    boolean sameStored(Column other) {
        return days.sameStored(((DateColumn) other).days);
    }

    @Override
    boolean sameCell(int cell, Column other, int otherCell) {
        return days.sameCell(cell, ((DateColumn) other).days, otherCell);
    }

    @Override
    int compareCells(int a, int b) {
        return days.compareCells(a, b);
    }

    @Override
    DateColumn resized(int rows) {
        return new DateColumn(days.resized(rows));
    }

    @Override
    DateColumn picked(int[] rows) {
        return new DateColumn(days.picked(rows));
    }

    @Override
    DateColumn joined(List<? extends Column> parts, int rows) {
        List<IntegerColumn> all =
                parts.stream().map(part -> ((DateColumn) part).days).toList();
        return new DateColumn(days.joined(all, rows));
    }
}
