package org.calabaria.table;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.stream.Collectors;
import org.calabaria.problem.ShownValue;
import org.jspecify.annotations.Nullable;

/**
 * One row of a table, whose cells are read by name. A row is a view that can be kept, because the table never changes.
 *
 * <p>The accessors throw an exception if the name is unknown, the column is of another kind, or the cell is missing.
 *
 * @param position counted from 0
 */
public record Row(Table table, int position) {

    public Row {
        Objects.requireNonNull(table, "table must not be null");
        table.checkRow(position);
    }

    /** The double in the named column. */
    public double real(String name) {
        return table.real(name).get(position);
    }

    /** The whole number in the named column; the bits if the column is unsigned. */
    public long integer(String name) {
        return table.integer(name).get(position);
    }

    /** The truth value in the named column. */
    public boolean flag(String name) {
        return table.flag(name).get(position);
    }

    /** The text in the named column. */
    public String text(String name) {
        return table.text(name).get(position);
    }

    /** The date in the named column. */
    public LocalDate date(String name) {
        return table.date(name).get(position);
    }

    /** The point on the time line in the named column. */
    public Instant timestamp(String name) {
        return table.timestamp(name).get(position);
    }

    /** Whether the cell in the named column has no value. */
    public boolean isMissing(String name) {
        return table.column(name).isMissing(position);
    }

    /** The cell in the named column as returned by {@link Column#value(int)}, or {@code null} if it is missing. */
    public @Nullable Object value(String name) {
        return table.column(name).value(position);
    }

    /** {@code row 3: day=3, prevalence=0.25}. */
    @Override
    public String toString() {
        return table.columns().stream()
                .map(column -> ShownValue.name(column.name()) + "=" + ShownValue.name(column.shown(position)))
                .collect(Collectors.joining(", ", "row " + position + ": ", ""));
    }
}
