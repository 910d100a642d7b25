package org.calabaria.store.export;

import java.util.ArrayList;
import java.util.List;
import org.calabaria.problem.InvalidTableException;
import org.calabaria.problem.Problem;
import org.calabaria.problem.ShownValue;
import org.calabaria.table.Column;
import org.calabaria.table.ColumnKind;
import org.calabaria.table.Table;

/** The columns of a file: those of its first table. */
record FixedColumns(List<String> names, List<ColumnKind> kinds) {

    static FixedColumns of(Table first) {
        return new FixedColumns(
                first.columnNames(), first.columns().stream().map(Column::kind).toList());
    }

    /** Refuses a table that has others. */
    void check(Table table) {
        if (!table.columnNames().equals(names)) {
            throw new InvalidTableException(
                    "", "every table of a file must have the columns " + names + ", got " + table.columnNames());
        }
        List<Problem> problems = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            Column column = table.column(i);
            if (column.kind() != kinds.get(i)) {
                problems.add(Problem.of(
                        column.name(),
                        "column '" + ShownValue.name(column.name()) + "' is " + column.kind()
                                + ", but in the first table of the file " + kinds.get(i)));
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidTableException("write()", problems);
        }
    }
}
