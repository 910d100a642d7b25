package org.calabaria.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.calabaria.problem.InvalidTableException;
import org.calabaria.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A builder for a {@link Table}: columns are declared with their kinds, then rows are added.
 *
 * <pre>{@code
 * Table cases = Table.builder().date("day").text("district").integer("cases")
 *         .row(LocalDate.of(2020, 3, 1), "north", 12)
 *         .row(LocalDate.of(2020, 3, 2), "north", null)
 *         .build();
 * }</pre>
 *
 * <p>Every cell is checked when its row is added. {@code null} is a missing value. A real column accepts a
 * {@code Double}, a {@code Float}, or an integral number that a double represents exactly. An integer column accepts a
 * {@code Long}, {@code Integer}, {@code Short} or {@code Byte}. An unsigned column accepts a {@code Long} (its 64
 * bits), or one of the smaller types if the number is not negative. The other kinds accept their own type. A row that
 * is refused is not added. Not thread-safe. Rows can also be added after {@link #build}.
 */
public final class TableBuilder {

    private final List<PendingColumn> columns = new ArrayList<>();
    private int rows;

    TableBuilder() {}

    /** Declares a column to the right of the previous ones; permitted only before the first row. */
    public TableBuilder column(String name, ColumnKind kind) {
        Objects.requireNonNull(kind, "kind must not be null");
        ColumnName.checked(name);
        if (rows > 0) {
            throw new InvalidTableException(name, ColumnName.shown(name) + " must be declared before the first row");
        }
        if (columns.stream().anyMatch(column -> column.name().equals(name))) {
            throw new InvalidTableException(name, ColumnName.shown(name) + " is declared twice; names must differ");
        }
        columns.add(new PendingColumn(name, kind, new ArrayList<>()));
        return this;
    }

    /** Declares a column of doubles. */
    public TableBuilder real(String name) {
        return column(name, ColumnKind.REAL);
    }

    /** Declares a column of whole numbers. */
    public TableBuilder integer(String name) {
        return column(name, ColumnKind.INTEGER);
    }

    /** Declares a column of unsigned 64-bit numbers. */
    public TableBuilder unsigned(String name) {
        return column(name, ColumnKind.UNSIGNED);
    }

    /** Declares a column of truth values. */
    public TableBuilder flag(String name) {
        return column(name, ColumnKind.FLAG);
    }

    /** Declares a column of texts. */
    public TableBuilder text(String name) {
        return column(name, ColumnKind.TEXT);
    }

    /** Declares a column of dates. */
    public TableBuilder date(String name) {
        return column(name, ColumnKind.DATE);
    }

    /** Declares a column of points on the time line. */
    public TableBuilder timestamp(String name) {
        return column(name, ColumnKind.TIMESTAMP);
    }

    /** Adds a row: one cell for each declared column, in the order of the columns; {@code null} is a missing value. */
    public TableBuilder row(@Nullable Object... cells) {
        Objects.requireNonNull(cells, "cells must not be null; a missing value in the only column is (Object) null");
        if (cells.length != columns.size()) {
            throw new InvalidTableException(
                    "row " + rows,
                    "row " + rows + " must have " + TablePreview.count(columns.size(), "cell")
                            + ", one for each column, got " + cells.length);
        }
        refuseWrongKinds(cells);
        for (int i = 0; i < cells.length; i++) {
            columns.get(i).add(cells[i]);
        }
        rows++;
        return this;
    }

    /** Same as {@link #row(Object...)}. */
    public TableBuilder row(List<? extends @Nullable Object> cells) {
        return row(cells.toArray());
    }

    /** The table of all rows added so far. */
    public Table build() {
        return Table.of(columns.stream().map(PendingColumn::toColumn).toList());
    }

    private void refuseWrongKinds(@Nullable Object[] cells) {
        List<Problem> problems = new ArrayList<>();
        for (int i = 0; i < cells.length; i++) {
            PendingColumn column = columns.get(i);
            Object cell = cells[i];
            if (cell != null && !column.accepts(cell)) {
                problems.add(column.problem(rows, cell));
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidTableException("row " + rows, problems);
        }
    }
}
